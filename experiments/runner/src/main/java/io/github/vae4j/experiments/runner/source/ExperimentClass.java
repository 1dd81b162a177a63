package io.github.vae4j.experiments.runner.source;

import io.github.vae4j.core.InputException;
import io.github.vae4j.experiments.runner.Experiment;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** A class that implements {@link Experiment} and can be made. */
record ExperimentClass(Class<? extends Experiment> type) {

  /** The experiment class of that name, if there is one that is not abstract. */
  static Optional<ExperimentClass> find(String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      return Experiment.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())
          ? Optional.of(new ExperimentClass(type.asSubclass(Experiment.class)))
          : Optional.empty();
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return Optional.empty();
    }
  }

  Experiment create() {
    try {
      Constructor<? extends Experiment> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true); // a class without "public" in a single file is fine
      return constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw new InputException(
          type.getName() + " has no constructor without parameters; an experiment needs one", e);
    } catch (InvocationTargetException e) {
      throw new InputException(
          "the constructor of %s failed: %s".formatted(type.getName(), e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new InputException(type.getName() + " cannot be made: " + e.getMessage(), e);
    }
  }
}
