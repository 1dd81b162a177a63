package io.github.vae4j.experiments.runner.data;

import static io.github.vae4j.experiments.runner.data.MirrorServer.endless;
import static io.github.vae4j.experiments.runner.data.MirrorServer.rest;
import static io.github.vae4j.experiments.runner.data.MirrorServer.restButCut;
import static io.github.vae4j.experiments.runner.data.MirrorServer.stalling;
import static io.github.vae4j.experiments.runner.data.MirrorServer.status;
import static io.github.vae4j.experiments.runner.data.MirrorServer.whole;
import static io.github.vae4j.experiments.runner.data.MirrorServer.wholeButCut;
import static io.github.vae4j.experiments.runner.data.MirrorServer.wrongPart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final byte[] CONTENT = new byte[100_000];
  private static final byte[] PACKED = packed();
  private static final RemoteFile FILE = new RemoteFile("things", CONTENT.length, sha256(CONTENT));

  @TempDir Path temporary;
  private Path folder;
  private final List<MirrorServer> servers = new ArrayList<>();

  private static byte[] packed() {
    new Random(1).nextBytes(CONTENT); // cannot be packed, so it travels in several pieces
    return IdxFiles.gzip(CONTENT);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("cache").resolve("mnist"); // not there yet
  }

  @AfterEach
  void stopTheServers() {
    servers.forEach(MirrorServer::close);
  }

  private MirrorServer mirror(MirrorServer.Answer... answers) throws IOException {
    MirrorServer server = new MirrorServer(answers);
    servers.add(server);
    return server;
  }

  private Path fetch(MirrorServer... mirrors) {
    return fetch(Duration.ofSeconds(20), Stream.of(mirrors).map(MirrorServer::address).toList());
  }

  private Path fetch(Duration patience, List<URI> mirrors) {
    return new Download(mirrors, folder, new Transfer(patience)).fetch(FILE);
  }

  private void assertWhole(Path file) throws IOException {
    assertThat(file).isEqualTo(folder.resolve("things")).hasBinaryContent(CONTENT);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("things", ".lock");
    }
  }

  @Test
  void aFileIsFetchedOnceAndThenTakenFromTheCache() throws IOException {
    MirrorServer mirror = mirror(whole(PACKED));
    assertWhole(fetch(mirror));
    assertWhole(fetch(mirror));
    assertThat(mirror.ranges()).containsExactly("");
  }

  @Test
  void aCachedFileThatWasDamagedIsFetchedAgain() throws IOException {
    MirrorServer mirror = mirror(whole(PACKED));
    byte[] damaged = CONTENT.clone();
    damaged[99_000] ^= 1;
    Files.write(fetch(mirror), damaged);
    assertWhole(fetch(mirror));
    Files.write(folder.resolve("things"), new byte[5]);
    assertWhole(fetch(mirror));
    assertThat(mirror.ranges()).containsExactly("", "", "");
  }

  @Test
  void aTransferThatIsCutGoesOnWhereItStopped() throws IOException {
    MirrorServer mirror =
        mirror(wholeButCut(PACKED, 30_000), restButCut(PACKED, 20_000), rest(PACKED));
    assertWhole(fetch(mirror));
    assertThat(mirror.ranges()).containsExactly("", "bytes=30000-", "bytes=50000-");
  }

  @Test
  void aTransferThatWasCutInAnEarlierRunGoesOnToo() throws IOException {
    MirrorServer mirror = mirror(wholeButCut(PACKED, 30_000), status(503), rest(PACKED));
    assertThatThrownBy(() -> fetch(mirror)).hasMessageContaining("HTTP status 503");
    assertWhole(fetch(mirror));
    assertThat(mirror.ranges()).containsExactly("", "bytes=30000-", "bytes=30000-");
  }

  @Test
  void aMirrorThatDoesNotKnowRangesSendsAllAgain() throws IOException {
    MirrorServer mirror = mirror(wholeButCut(PACKED, 30_000), whole(PACKED));
    assertWhole(fetch(mirror));
    assertThat(mirror.ranges()).containsExactly("", "bytes=30000-");
  }

  @Test
  void piecesThatDoNotFitAreFetchedAgainInOne() throws IOException {
    byte[] older = PACKED.clone();
    Arrays.fill(older, 20_000, 40_000, (byte) 7);
    MirrorServer mirror = mirror(wholeButCut(older, 30_000), rest(PACKED), whole(PACKED));
    assertWhole(fetch(mirror));
    assertThat(mirror.ranges()).containsExactly("", "bytes=30000-", "");
  }

  @Test
  void aPartThatIsNoBeginningOfWhatTheMirrorHasIsDropped() throws IOException {
    MirrorServer mirror = mirror(wholeButCut(PACKED, 30_000), status(416), whole(PACKED));
    assertWhole(fetch(mirror));
    assertThat(mirror.ranges()).containsExactly("", "bytes=30000-", "");
  }

  @Test
  void aMirrorWithoutTheFileIsPassedOver() throws IOException {
    MirrorServer first = mirror(status(404));
    MirrorServer second = mirror(whole(PACKED));
    assertWhole(fetch(first, second));
    assertThat(first.ranges()).hasSize(1);
  }

  @Test
  void aMirrorWithWrongContentIsPassedOver() throws IOException {
    byte[] wrong = CONTENT.clone();
    wrong[50_000] ^= 1;
    MirrorServer first = mirror(whole(IdxFiles.gzip(wrong)));
    MirrorServer second = mirror(whole(PACKED));
    assertWhole(fetch(first, second));
    assertThat(first.ranges()).containsExactly("");
  }

  @Test
  void aMirrorThatHangsUpForGoodIsPassedOverAndItsPartNotMixedIn() throws IOException {
    MirrorServer first = mirror(wholeButCut(PACKED, 30_000), status(500));
    MirrorServer second = mirror(whole(PACKED));
    assertWhole(fetch(first, second));
    assertThat(second.ranges()).containsExactly("");
  }

  @Test
  void aMirrorThatFallsSilentIsPassedOver() throws IOException {
    MirrorServer first = mirror(stalling(PACKED, 30_000), stalling(PACKED, 0));
    MirrorServer second = mirror(whole(PACKED));
    assertWhole(fetch(Duration.ofMillis(700), List.of(first.address(), second.address())));
    assertThat(first.ranges()).containsExactly("", "bytes=30000-");
  }

  @Test
  void everyMirrorsReasonIsToldWhenAllFail() throws IOException {
    byte[] wrong = CONTENT.clone();
    wrong[50_000] ^= 1;
    int unused;
    try (ServerSocket socket = new ServerSocket(0)) {
      unused = socket.getLocalPort();
    }
    List<URI> mirrors =
        List.of(
            mirror(status(404)).address(),
            mirror(whole(IdxFiles.gzip(wrong))).address(),
            mirror(whole("<html>Log in first</html>".getBytes(StandardCharsets.UTF_8))).address(),
            mirror(whole(Arrays.copyOf(PACKED, 60_000))).address(),
            mirror(endless()).address(),
            mirror(wholeButCut(PACKED, 30_000), wrongPart(PACKED)).address(),
            mirror(whole(new byte[0])).address(),
            URI.create("http://127.0.0.1:%d/data/".formatted(unused)));
    assertThatThrownBy(() -> fetch(Duration.ofSeconds(20), mirrors))
        .isInstanceOf(InputException.class)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "things could not be downloaded:",
                "  %sthings.gz: HTTP status 404".formatted(mirrors.get(0)),
                "  %sthings.gz: wrong content: SHA-256 %s, expected %s"
                    .formatted(mirrors.get(1), sha256(wrong), sha256(CONTENT)),
                "  %sthings.gz: what came is no gzip file (Not in GZIP format)"
                    .formatted(mirrors.get(2)),
                "  %sthings.gz: what came is cut short".formatted(mirrors.get(3)),
                "  %sthings.gz: more than the 165536 bytes that it can have"
                    .formatted(mirrors.get(4)),
                "  %sthings.gz: asked for bytes from 30000, got 'bytes 1-%d'"
                    .formatted(mirrors.get(5), PACKED.length),
                "  %sthings.gz: an empty answer".formatted(mirrors.get(6)),
                "  %sthings.gz: no connection".formatted(mirrors.get(7)),
                "fetch it by hand and give its folder by --data-dir"));
    assertThat(folder.resolve("things")).doesNotExist();
  }

  @Test
  void aCacheThatCannotBeWrittenIsRefused() throws IOException {
    Files.writeString(temporary.resolve("cache"), "a file where the folder should be");
    assertThatThrownBy(() -> fetch(mirror(whole(PACKED))))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("cannot keep downloads in '%s' (", folder)
        .hasMessageEndingWith(
            "); set XDG_CACHE_HOME to a folder that can be written, or give a folder that holds the files by --data-dir");
  }

  @Test
  void severalRunsAtOnceFetchItOnce() throws Exception {
    MirrorServer mirror = mirror(whole(PACKED));
    ExecutorService runs = Executors.newFixedThreadPool(4);
    try {
      List<Future<Path>> fetched = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        fetched.add(runs.submit(() -> fetch(mirror)));
      }
      for (Future<Path> file : fetched) {
        assertWhole(file.get());
      }
    } finally {
      runs.shutdownNow();
    }
    assertThat(mirror.ranges()).containsExactly("");
  }

  @Test
  void mnistComesThroughItAndIsCheckedByItsKnownContent() throws IOException {
    byte[] wrong = IdxFiles.gzip(IdxFiles.images(3, 28, 28));
    MirrorServer mirror = mirror(whole(wrong));
    Download download =
        new Download(List.of(mirror.address()), folder, new Transfer(Duration.ofSeconds(20)));
    assertThatThrownBy(() -> MnistSource.downloaded(download).load())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(mirror.address() + "train-images-idx3-ubyte.gz: wrong content");
  }

  @Test
  void theRealMnistPassesItsChecks() throws IOException {
    Path real = RealData.folder("mnist");
    MirrorServer mirror =
        mirror(
            request -> {
              String name = Path.of(request.getRequestURI().getPath()).getFileName().toString();
              whole(Files.readAllBytes(real.resolve(name))).to(request);
            });
    Download download =
        new Download(List.of(mirror.address()), folder, new Transfer(Duration.ofSeconds(20)));
    String hash = MnistSource.downloaded(download).load().hash();
    assertThat(hash).isEqualTo(MnistSource.in(real).load().hash());
    assertThat(MnistSource.downloaded(download).load().hash()).isEqualTo(hash);
    assertThat(mirror.ranges()).hasSize(4);
  }
}
