package io.github.vae4j.likelihoods;

import io.github.vae4j.core.model.HeadLayout;

/** What a learned σ is shared by. */
public enum Sigma {
  /** One σ for everything. */
  SHARED {
    @Override
    public HeadLayout addTo(HeadLayout layout, String slot, int dataDim, float start) {
      return layout.free(slot, 1, start);
    }
  },
  /** One σ for each dimension of x, the same for every z. */
  DIMENSION {
    @Override
    public HeadLayout addTo(HeadLayout layout, String slot, int dataDim, float start) {
      return layout.free(slot, dataDim, start);
    }
  },
  /** σ̃(z) from the decoder, for each dimension and every z. */
  PIXEL {
    @Override
    public HeadLayout addTo(HeadLayout layout, String slot, int dataDim, float start) {
      return layout.output(slot, dataDim);
    }
  };

  /** A head with the slot that this σ is read from. */
  public abstract HeadLayout addTo(HeadLayout layout, String slot, int dataDim, float start);
}
