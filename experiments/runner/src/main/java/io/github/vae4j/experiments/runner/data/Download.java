package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches files from the first mirror that has them right, into a folder that keeps them. A cut
 * transfer goes on where it stopped, at once or when the program is started again. Files appear
 * whole, checked by the SHA-256 of their content, which is checked again at every use.
 *
 * @param mirrors base addresses, ending in a slash, in the order in which they are asked
 * @param folder where the unpacked files are kept
 * @param transfer how a file's bytes travel
 */
record Download(List<URI> mirrors, Path folder, Transfer transfer) {
  private static final Logger LOG = LoggerFactory.getLogger(Download.class);

  /**
   * The unpacked file, from the folder or a mirror.
   *
   * @throws InputException if no mirror has it, with each mirror's reason
   */
  Path fetch(RemoteFile file) {
    Path target = folder.resolve(file.name());
    try {
      Files.createDirectories(folder);
      FolderLock.alone(
          folder,
          () -> {
            if (!Unpacked.matches(target, file)) {
              fetch(file, target);
            }
          });
      return target;
    } catch (IOException e) {
      throw new InputException(
          ("cannot keep downloads in '%s' (%s); set XDG_CACHE_HOME to a folder that can be"
                  + " written, or give a folder that holds the files by --data-dir")
              .formatted(folder, e),
          e);
    }
  }

  private void fetch(RemoteFile file, Path target) throws IOException {
    List<String> failures = new ArrayList<>();
    for (URI mirror : mirrors) {
      URI address = mirror.resolve(file.name() + ".gz");
      LOG.info("downloading {}", address);
      try {
        transferWhole(address, part(mirror, file), file, target);
        deleteParts(file);
        return;
      } catch (DownloadFailure e) {
        failures.add("  %s: %s".formatted(address, e.getMessage()));
      }
    }
    throw new InputException(
        "%s could not be downloaded:%n%s%nfetch it by hand and give its folder by --data-dir"
            .formatted(file.name(), String.join(System.lineSeparator(), failures)));
  }

  /** Each mirror wraps the content in its own way, so parts of two mirrors never mix. */
  private Path part(URI mirror, RemoteFile file) {
    return folder.resolve("%s.gz.%08x.part".formatted(file.name(), mirror.hashCode()));
  }

  private void deleteParts(RemoteFile file) throws IOException {
    for (URI mirror : mirrors) {
      Files.deleteIfExists(part(mirror, file));
    }
  }

  private void transferWhole(URI address, Path part, RemoteFile file, Path target)
      throws IOException, DownloadFailure {
    boolean resumed = transfer.toEnd(address, part, file.size());
    try {
      Unpacked.move(part, file, target);
    } catch (DownloadFailure e) {
      Files.delete(part);
      if (!resumed) {
        throw e;
      }
      // The file may have changed on the mirror between the two halves.
      transferWhole(address, part, file, target);
    }
  }
}
