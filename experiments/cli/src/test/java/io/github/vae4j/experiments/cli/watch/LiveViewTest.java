package io.github.vae4j.experiments.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.run.Findings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The growing report over HTTP. */
class LiveViewTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReference<String> text = new AtomicReference<>("<p>first</p>");

  private LiveView view() {
    return LiveView.start(text::get, new SecureRandom());
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void showsTheReportAsItIsNow() throws Exception {
    try (LiveView view = view()) {
      assertThat(view.address().toString()).matches("http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/");
      assertThat(get(view.address()).body()).contains("<iframe title=\"Report\" src=\"report\">");
      assertThat(get(view.address().resolve("report")).body()).isEqualTo("<p>first</p>");
      text.set("<p>second</p>");
      HttpResponse<String> second = get(view.address().resolve("report"));
      assertThat(second.body()).isEqualTo("<p>second</p>");
      assertThat(second.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
      assertThat(second.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
  }

  /** A file may be gone or half a step ahead in the moment it is read. */
  @Test
  void showsTheLastGoodReportWhileFilesChange() throws Exception {
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    try (LiveView view =
        LiveView.start(
            () -> {
              RuntimeException now = failure.get();
              if (now != null) {
                throw now;
              }
              return text.get();
            },
            new SecureRandom())) {
      get(view.address().resolve("report"));
      failure.set(new UncheckedIOException(new IOException("gone")));
      assertThat(get(view.address().resolve("report")).body()).isEqualTo("<p>first</p>");
    }
  }

  @Test
  void whoeverDoesNotKnowTheTokenFindsNothing() throws Exception {
    try (LiveView view = view();
        LiveView other = view()) {
      assertThat(view.address().getPath()).isNotEqualTo(other.address().getPath());
      for (String path : List.of("/", "/report", other.address().getPath(), "/favicon.ico")) {
        HttpResponse<String> response = get(view.address().resolve(path));
        assertThat(response.statusCode()).as(path).isEqualTo(404);
        assertThat(response.body()).isEmpty();
      }
      assertThat(get(view.address().resolve("other")).statusCode()).isEqualTo(404);
    }
  }

  /**
   * A page of the web may have its own name point to 127.0.0.1; the browser still sends that name.
   */
  @Test
  void anotherHostNameFindsNothing() throws Exception {
    try (LiveView view = view();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), view.address().getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
              .formatted(view.address().getPath());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 404 ");
    }
  }

  @Test
  void listensOnNoOtherInterface() throws Exception {
    try (LiveView view = view()) {
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (var address : Collections.list(each.getInetAddresses())) {
          if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
            assertThatThrownBy(() -> new Socket(address, view.address().getPort()).close())
                .isInstanceOf(ConnectException.class);
          }
        }
      }
    }
  }

  @Test
  void tellsOfChangesAndOfTheEnd() throws Exception {
    LiveView view = view();
    HttpResponse<java.io.InputStream> response =
        client.send(
            HttpRequest.newBuilder(view.address().resolve("events")).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      view.experimentFinished(List.of(), Findings.none());
      assertThat(lines.readLine()).isEqualTo("event: changed");
      assertThat(lines.readLine()).isEqualTo("data: 1");
      assertThat(lines.readLine()).isEmpty();
      Thread closing = new Thread(view::close);
      closing.start();
      assertThat(lines.readLine()).isEqualTo("event: end");
      text.set("<p>last</p>");
      assertThat(get(view.address().resolve("report")).body()).isEqualTo("<p>last</p>");
      closing.join();
    }
    assertThatThrownBy(() -> get(view.address())).isInstanceOf(ConnectException.class);
  }
}
