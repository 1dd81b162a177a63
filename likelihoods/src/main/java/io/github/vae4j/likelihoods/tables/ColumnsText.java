package io.github.vae4j.likelihoods.tables;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.plugin.Catalog;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.NamedSettings;
import io.github.vae4j.likelihoods.tables.Composite.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code 0-3:gaussian-learned(sigma=shared;sigma-floor=0.01),4:bernoulli,5-:poisson}: ranges
 * of columns from 0 on, each with the name of a likelihood and, in brackets, its settings.
 */
final class ColumnsText {
  private static final Pattern PART =
      Pattern.compile("(\\d{1,9})(-(\\d{1,9})?)?\\s*:\\s*([^\\s(]+\\s*(?:\\(.*\\))?)");
  private static final String EXPECTED =
      "; expected such as '0-3:gaussian-learned(sigma=shared),4:bernoulli,5-:poisson', each column"
          + " once and in order";

  private final String text;
  private final Catalog<Likelihood> catalog;

  ColumnsText(String text, Catalog<Likelihood> catalog) {
    this.text = text;
    this.catalog = catalog;
  }

  /**
   * The likelihood that the text describes.
   *
   * @throws InputException naming what cannot be read, is unknown, or leaves a column out
   */
  Composite read(Dimensions dimensions) {
    List<Part> parts = new ArrayList<>();
    int next = 0;
    for (String each : NamedSettings.split(text)) {
      Matcher match = PART.matcher(each.trim());
      if (!match.matches()) {
        throw refused("'%s' cannot be read".formatted(each.trim()));
      }
      ColumnRange columns = columns(match);
      if (columns.first() != next || columns.last() < columns.first()) {
        throw refused("'%s' comes where column %d is next".formatted(each.trim(), next));
      }
      next = columns.last() == ColumnRange.OPEN ? ColumnRange.OPEN : columns.last() + 1;
      Dimensions own = new Dimensions(columns.width(dimensions.data()), dimensions.latent());
      parts.add(new Part(columns, match.group(4).trim(), likelihood(match.group(4), columns, own)));
    }
    return new Composite(parts).of(dimensions.data());
  }

  private static ColumnRange columns(Matcher match) {
    int first = Integer.parseInt(match.group(1));
    if (match.group(2) == null) {
      return new ColumnRange(first, first);
    }
    String last = match.group(3);
    return new ColumnRange(first, last == null ? ColumnRange.OPEN : Integer.parseInt(last));
  }

  private Likelihood likelihood(String text, ColumnRange columns, Dimensions dimensions) {
    NamedSettings likelihood;
    try {
      likelihood = NamedSettings.parse(text);
    } catch (InputException e) {
      throw new InputException(
          "likelihood.columns, columns %s: %s".formatted(columns, e.getMessage()), e);
    }
    return catalog
        .get(likelihood.name())
        .create(
            "likelihood.columns %s: %s".formatted(columns, likelihood.name()),
            likelihood.settings(),
            dimensions);
  }

  private InputException refused(String what) {
    return new InputException("likelihood.columns: " + what + EXPECTED);
  }
}
