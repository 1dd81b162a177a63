package io.github.vae4j.core.optim;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An optimiser whose rule treats each element on its own: the new value of element i depends on its
 * old value, its gradient and a few remembered numbers, all with index i. Subclasses write the rule
 * as one plain loop; this class keeps what is remembered and shares the work among threads.
 */
public abstract class ElementwiseOptimizer implements Optimizer {
  /** The rule for one parameter at one step, its constants worked out. */
  @FunctionalInterface
  protected interface Rule {
    /**
     * Changes elements [from, to). For the compiler to vectorise the loop, all arrays share its
     * index, constants are local variables, and nothing branches.
     *
     * @param w the parameter's values, changed in place
     * @param g their gradient
     * @param memory the remembered arrays in the order of their roles, changed in place
     */
    void apply(float[] w, float[] g, float[][] memory, int from, int to);
  }

  private final List<String> roles;
  private final Map<String, float[][]> memories = new LinkedHashMap<>();
  private long steps;

  /**
   * An optimiser that has made no step.
   *
   * @param roles the names of the arrays it remembers for each parameter; all start at 0
   */
  protected ElementwiseOptimizer(String... roles) {
    this.roles = List.of(roles);
  }

  /**
   * The rule for one parameter.
   *
   * @param step the number of this step, the first being 1
   */
  protected abstract Rule rule(
      Parameter parameter, long step, double gradientScale, double learningRate);

  @Override
  public final void step(
      Device device,
      List<Parameter> parameters,
      Gradients gradients,
      double gradientScale,
      double learningRate) {
    requireDistinct(parameters);
    steps++;
    int n = parameters.size();
    Rule[] rules = new Rule[n];
    float[][] gradient = new float[n][];
    float[][][] memory = new float[n][][];
    for (int p = 0; p < n; p++) {
      Parameter parameter = parameters.get(p);
      rules[p] = rule(parameter, steps, gradientScale, learningRate);
      gradient[p] = gradients.array(parameter);
      memory[p] = memories.computeIfAbsent(parameter.name(), name -> empty(parameter));
      requireSize(parameter, memory[p]);
    }
    List<Slice> slices = Slice.of(parameters);
    device
        .workers()
        .run(
            slices.size(),
            (index, worker) -> {
              Slice slice = slices.get(index);
              int p = slice.parameter();
              float[] values = parameters.get(p).values();
              rules[p].apply(values, gradient[p], memory[p], slice.from(), slice.to());
            });
    parameters.forEach(Parameter::changed);
  }

  @Override
  public final OptimizerState state() {
    Map<String, float[]> arrays = new TreeMap<>();
    memories.forEach(
        (name, memory) -> {
          for (int role = 0; role < memory.length; role++) {
            arrays.put(key(name, role), memory[role].clone());
          }
        });
    return OptimizerState.of(steps, arrays);
  }

  @Override
  public final void restore(OptimizerState state, List<Parameter> parameters) {
    requireDistinct(parameters);
    Map<String, float[]> rest = new TreeMap<>(state.arrays());
    Map<String, float[][]> restored = new LinkedHashMap<>();
    if (state.steps() > 0) {
      for (Parameter parameter : parameters) {
        float[][] memory = new float[roles.size()][];
        for (int role = 0; role < memory.length; role++) {
          memory[role] = taken(rest, key(parameter.name(), role), parameter);
        }
        restored.put(parameter.name(), memory);
      }
    }
    if (!rest.isEmpty()) {
      throw mismatch("it also has '%s'".formatted(rest.keySet().iterator().next()));
    }
    memories.clear();
    memories.putAll(restored);
    steps = state.steps();
  }

  private static float[] taken(Map<String, float[]> rest, String key, Parameter parameter) {
    float[] array = rest.remove(key);
    if (array == null) {
      throw mismatch("it has no '%s'".formatted(key));
    }
    if (array.length != parameter.shape().size()) {
      throw mismatch(
          "its '%s' has %d elements, the parameter %d"
              .formatted(key, array.length, parameter.shape().size()));
    }
    return array.clone();
  }

  private static InputException mismatch(String what) {
    return new InputException(
        "the saved state of the optimiser does not belong to this model and optimiser: %s; go on with"
                .formatted(what)
            + " the settings it was saved with");
  }

  private String key(String parameter, int role) {
    return parameter + ":" + roles.get(role);
  }

  private float[][] empty(Parameter parameter) {
    return new float[roles.size()][parameter.shape().size()];
  }

  private static void requireSize(Parameter parameter, float[][] memory) {
    if (memory.length > 0 && memory[0].length != parameter.shape().size()) {
      throw new IllegalArgumentException(
          "parameter '%s' has %d elements and had %d at an earlier step; use an optimiser for one"
                  .formatted(parameter.name(), parameter.shape().size(), memory[0].length)
              + " model only");
    }
  }

  private static void requireDistinct(List<Parameter> parameters) {
    Set<String> names = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException(
            "two parameters are named '%s'; names must be unique within a model"
                .formatted(parameter.name()));
      }
    }
  }
}
