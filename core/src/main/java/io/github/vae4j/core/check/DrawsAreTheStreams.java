package io.github.vae4j.core.check;

import java.util.Arrays;

/** Draws are a function of the stream they are given, and of no hidden source. */
public final class DrawsAreTheStreams implements Property<DistributionFamily> {
  private static final int DRAWS = 100;

  @Override
  public String name() {
    return "draws are the stream's";
  }

  @Override
  public String method() {
    return "two equal streams, the same draws";
  }

  @Override
  public Finding examine(DistributionFamily family, Examination by) {
    Distribution member = family.member(by.device(), 3, by.random().split("member"));
    float[] one = member.sample(DRAWS, by.random().split("draws"));
    float[] again = member.sample(DRAWS, by.random().split("draws"));
    boolean same = Arrays.equals(one, again);
    return Finding.cases(same ? "" : "equal streams gave different draws", 1, same ? 0 : 1);
  }
}
