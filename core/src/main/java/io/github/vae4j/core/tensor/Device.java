package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.BufferPool;
import io.github.vae4j.core.engine.MatrixProduct;
import io.github.vae4j.core.engine.OpenBlas;
import io.github.vae4j.core.engine.Workers;
import java.util.Collection;
import java.util.Set;

/**
 * The processor that computes: its worker threads, its memory pool and its matrix product. Results
 * do not depend, in any bit, on the number of threads. Scopes of one device may be open at once;
 * their operations take turns.
 */
public final class Device implements AutoCloseable {
  private final Workers workers;
  private final BufferPool pool = new BufferPool();
  private final MatrixProduct matrixProduct = OpenBlas.create();
  private final Registers[] registers;

  private Device(int threads) {
    workers = new Workers(threads);
    registers = new Registers[threads];
    for (int i = 0; i < threads; i++) {
      registers[i] = new Registers();
    }
  }

  /**
   * The host's processor.
   *
   * @param threads how many threads share an operation, at least 1
   */
  public static Device cpu(int threads) {
    return new Device(threads);
  }

  /** The host's processor with one thread for each of its cores. */
  public static Device cpu() {
    return cpu(Runtime.getRuntime().availableProcessors());
  }

  /** A scope that records operations, so that a gradient can be taken. */
  public Scope scope() {
    return new Scope(this, true, parameter -> true);
  }

  /**
   * A scope that records gradients of variables and of those parameters alone; all others are
   * constants, so that no time is spent on their gradients.
   */
  public Scope scopeOf(Collection<Parameter> learned) {
    Set<Parameter> set = Set.copyOf(learned);
    return new Scope(this, true, set::contains);
  }

  /** A scope without gradients, for evaluation. */
  public Scope inference() {
    return new Scope(this, false, parameter -> false);
  }

  /** How many threads share an operation. */
  public int threads() {
    return workers.count();
  }

  /** The workers, for core's own use. */
  public Workers workers() {
    return workers;
  }

  /**
   * Lets go of the arrays kept for reuse, for what is not allocated by a scope and finds no room.
   */
  public void makeRoom() {
    pool.clear();
  }

  BufferPool pool() {
    return pool;
  }

  MatrixProduct matrixProduct() {
    return matrixProduct;
  }

  Registers registers(int worker) {
    return registers[worker];
  }

  @Override
  public void close() {
    workers.close();
  }
}
