package io.github.vae4j.experiments.runner.source;

import io.github.vae4j.core.InputException;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.failure.Failure;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** A class that implements {@link Experiment} and is not abstract. */
record ExperimentClass(Class<? extends Experiment> type) {

  /**
   * The experiment class of that name; empty if there is no class of that name, or it is none.
   *
   * @throws InputException if the class cannot be loaded
   */
  static Optional<ExperimentClass> find(String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      return Experiment.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())
          ? Optional.of(new ExperimentClass(type.asSubclass(Experiment.class)))
          : Optional.empty();
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (LinkageError e) {
      // Among the causes: a class for a newer Java, or "a/b/C" for "a.b.C".
      throw new InputException("class '%s' cannot be loaded: %s".formatted(name, e), e);
    }
  }

  /**
   * Makes the experiment.
   *
   * @throws InputException if that fails
   */
  Experiment create() {
    try {
      Constructor<? extends Experiment> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true); // a class without "public" in a single file is fine
      return new UserExperiment(constructor.newInstance());
    } catch (NoSuchMethodException e) {
      throw new InputException(
          type.getName() + " has no constructor without parameters; an experiment needs one", e);
    } catch (InvocationTargetException e) {
      throw refused(e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw refused(e);
    }
  }

  private InputException refused(Throwable cause) {
    return cause instanceof InputException clear
        ? clear
        : new InputException(
            "%s cannot be made: %s".formatted(type.getName(), Failure.describe(cause)), cause);
  }
}
