package io.github.vae4j.core.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Chooses how the OpenBLAS that ND4J ships is called. This is the class for JDK 22 and newer, where
 * native code can work on heap arrays; where it may not be called so, operands are copied.
 */
public final class OpenBlas {
  private OpenBlas() {}

  /** The fastest way that this virtual machine has. Every way gives the same bits. */
  public static MatrixProduct create() {
    MatrixProduct copying = new CopyingOpenBlas(); // loads OpenBLAS and switches its threads off
    return Sgemm.ADDRESS.<MatrixProduct>map(ForeignOpenBlas::new).orElse(copying);
  }

  /** Looked up once, so that a failure is reported once. */
  private static final class Sgemm {
    static final Optional<MemorySegment> ADDRESS = find();

    /**
     * Looks in JavaCPP's own library, as the lookup goes on to the one that it is linked to: so the
     * function is of the very OpenBLAS that JavaCPP and ND4J use, whose threads are off.
     */
    @SuppressWarnings("restricted")
    private static Optional<MemorySegment> find() {
      String library = Loader.load(openblas_nolapack.class);
      try {
        Optional<MemorySegment> address =
            SymbolLookup.libraryLookup(Path.of(library), Arena.global()).find("cblas_sgemm");
        if (address.isEmpty()) {
          report("there is no cblas_sgemm in " + library);
        }
        return address;
      } catch (IllegalCallerException | IllegalArgumentException e) {
        report(e.getMessage() + " (is --enable-native-access=ALL-UNNAMED given to java?)");
        return Optional.empty();
      }
    }

    private static void report(@Nullable String why) {
      LoggerFactory.getLogger(OpenBlas.class)
          .warn("Matrix products copy their operands, which is slower: {}", why);
    }
  }
}
