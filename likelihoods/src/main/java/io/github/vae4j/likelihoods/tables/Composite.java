package io.github.vae4j.likelihoods.tables;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.FittedSlots;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * A likelihood of its own for every range of columns, given z independent of each other (Nazabal et
 * al. 2020, eq. 2):
 *
 * <pre>
 * log p(x|z) = Σ over ranges log p_range(x_range|z)
 * </pre>
 *
 * Where some are masses and some densities, it is a density with respect to the product of both
 * measures, {@link Measure#MIXED}. A part's slot {@code mean} is called {@code 0-3.mean} after its
 * columns.
 */
public final class Composite implements Likelihood, FittedSlots {
  /**
   * Some columns and their likelihood.
   *
   * @param columns of x
   * @param name of the likelihood, for messages
   */
  record Part(ColumnRange columns, String name, Likelihood likelihood) {
    String slot(String name) {
      return columns + "." + name;
    }

    /** The part's own slot, of one of the whole's. */
    HeadLayout.Slot own(HeadLayout.Slot slot) {
      String name = slot.name().substring(slot("").length());
      return new HeadLayout.Slot(name, slot.width(), slot.free(), slot.start());
    }

    /** The part's own head, of the whole's. */
    Head head(Head whole, int dataDim) {
      Map<String, Tensor> slots = new LinkedHashMap<>();
      for (HeadLayout.Slot slot : likelihood.head(columns.width(dataDim)).slots()) {
        slots.put(slot.name(), whole.get(slot(slot.name())));
      }
      return Head.of(slots);
    }
  }

  private final List<Part> parts;

  /**
   * A likelihood of parts that follow each other.
   *
   * @param parts from column 0 on without a gap; the last may be open
   */
  Composite(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * The likelihood of a table of D columns.
   *
   * @throws InputException if the parts are not of D columns
   */
  Composite of(int dataDim) {
    int end = parts.get(parts.size() - 1).columns().end(dataDim);
    boolean openBeyond = parts.get(parts.size() - 1).columns().first() > dataDim;
    if (end != dataDim || openBeyond) {
      throw new InputException(
          ("the composite likelihood is of columns %s, but the data have %d columns, 0 to %d; name"
                  + " each column once, the last range may be open as in '3-:bernoulli'")
              .formatted(columns(), dataDim, dataDim - 1));
    }
    return this;
  }

  private String columns() {
    return parts.stream().map(part -> part.columns().toString()).collect(Collectors.joining(", "));
  }

  @Override
  public HeadLayout head(int dataDim) {
    HeadLayout layout = HeadLayout.empty();
    for (Part part : parts) {
      for (HeadLayout.Slot slot : part.likelihood().head(part.columns().width(dataDim)).slots()) {
        String name = part.slot(slot.name());
        layout =
            slot.free()
                ? layout.free(name, slot.width(), slot.start())
                : layout.output(name, slot.width());
      }
    }
    return layout;
  }

  /** The values that any of the parts takes; {@link #support(int)} has those of one column. */
  @Override
  public Support support() {
    if (parts.stream().map(part -> part.likelihood().support()).distinct().count() == 1) {
      return parts.get(0).likelihood().support();
    }
    String words =
        parts.stream()
            .map(part -> "columns " + part.columns() + ": " + part.likelihood().support())
            .collect(Collectors.joining("; "));
    return new Support(
        words,
        value -> parts.stream().anyMatch(part -> part.likelihood().support().contains(value)));
  }

  @Override
  public Support support(int dimension) {
    Part part = partOf(dimension);
    Support own = part.likelihood().support(dimension - part.columns().first());
    return own.advising(
        "they are those of its part %s:%s; %s"
            .formatted(part.columns(), part.name(), own.advice()));
  }

  @Override
  public Measure measure(int dimension) {
    Part part = partOf(dimension);
    return part.likelihood().measure(dimension - part.columns().first());
  }

  private Part partOf(int dimension) {
    return parts.stream()
        .filter(part -> part.columns().contains(dimension))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no likelihood for column %d; there are those of %s"
                        .formatted(dimension, columns())));
  }

  @Override
  public Measure measure() {
    List<Measure> measures =
        parts.stream().map(part -> part.likelihood().measure()).distinct().toList();
    return measures.size() == 1 ? measures.get(0) : Measure.MIXED;
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    int d = x.shape().last();
    Tensor sum = null;
    for (Part part : parts) {
      Tensor own = part.likelihood().logProb(columnsOf(part, x), part.head(head, d));
      sum = sum == null ? own : sum.add(own);
    }
    return java.util.Objects.requireNonNull(sum);
  }

  private static Tensor columnsOf(Part part, Tensor x) {
    return x.slice(-1, part.columns().first(), part.columns().end(x.shape().last()));
  }

  @Override
  public Tensor mean(Head head) {
    return joined(head, Likelihood::mean);
  }

  /** Of all parts; empty if one of them states none. */
  @Override
  public Optional<Tensor> deviation(Head head) {
    int d = dataDim(head);
    Tensor[] all =
        parts.stream()
            .flatMap(part -> part.likelihood().deviation(part.head(head, d)).stream())
            .toArray(Tensor[]::new);
    return all.length == parts.size() ? Optional.of(joined(all)) : Optional.empty();
  }

  @Override
  public Tensor sample(Head head, RandomStream random) {
    return joined(head, (likelihood, own) -> likelihood.sample(own, random));
  }

  private Tensor joined(Head head, BiFunction<Likelihood, Head, Tensor> values) {
    int d = dataDim(head);
    Tensor[] all =
        parts.stream()
            .map(part -> values.apply(part.likelihood(), part.head(head, d)))
            .toArray(Tensor[]::new);
    return joined(all);
  }

  private static Tensor joined(Tensor[] all) {
    return all.length == 1 ? all[0] : all[0].concat(-1, Arrays.copyOfRange(all, 1, all.length));
  }

  /** D, which a head alone tells by the widths of the last part's slots. */
  private int dataDim(Head head) {
    Part last = parts.get(parts.size() - 1);
    if (last.columns().last() != ColumnRange.OPEN) {
      return last.columns().end(0);
    }
    int first = last.columns().first();
    HeadLayout one = last.likelihood().head(1);
    HeadLayout two = last.likelihood().head(2);
    for (int i = 0; i < one.slots().size(); i++) {
      int each = two.slots().get(i).width() - one.slots().get(i).width();
      if (each > 0) {
        int width = head.get(last.slot(one.slots().get(i).name())).shape().last();
        return first + width / each;
      }
    }
    throw new IllegalStateException(
        "no slot of %s grows with the number of columns".formatted(last.likelihood()));
  }

  @Override
  public float[] initialBias(HeadLayout.Slot slot, float[] dataMean) {
    Part part = partOf(slot);
    int from = part.columns().first();
    float[] means = Arrays.copyOfRange(dataMean, from, part.columns().end(dataMean.length));
    return part.likelihood().initialBias(part.own(slot), means);
  }

  @Override
  public float initialWeight(HeadLayout.Slot slot) {
    Part part = partOf(slot);
    return part.likelihood().initialWeight(part.own(slot));
  }

  private Part partOf(HeadLayout.Slot slot) {
    return parts.stream()
        .filter(part -> slot.name().startsWith(part.slot("")))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no part has a slot '%s'".formatted(slot.name())));
  }

  /** Those of all parts; the mean over parts where several have one name. */
  @Override
  public Map<String, Tensor> diagnostics(Head head) {
    int d = dataDim(head);
    Map<String, List<Tensor>> all = new LinkedHashMap<>();
    for (Part part : parts) {
      part.likelihood()
          .diagnostics(part.head(head, d))
          .forEach((name, value) -> all.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
    }
    Map<String, Tensor> means = new LinkedHashMap<>();
    all.forEach(
        (name, values) ->
            means.put(name, values.stream().reduce(Tensor::add).orElseThrow().div(values.size())));
    return means;
  }

  @Override
  public Map<String, float[]> fit(Tensor x, Head head) {
    Map<String, float[]> values = new HashMap<>();
    for (Part part : parts) {
      if (part.likelihood() instanceof FittedSlots slots) {
        slots
            .fit(columnsOf(part, x), part.head(head, x.shape().last()))
            .forEach((name, fitted) -> values.put(part.slot(name), fitted));
      }
    }
    return values;
  }
}
