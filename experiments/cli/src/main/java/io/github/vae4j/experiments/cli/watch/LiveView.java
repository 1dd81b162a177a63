package io.github.vae4j.experiments.cli.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves a growing report to browsers of this machine, and tells them when it has changed. It
 * listens on 127.0.0.1 alone, under an address that holds a random token; whoever does not know the
 * token, or comes by another host name, finds nothing.
 *
 * <pre>
 * GET /TOKEN/         the page that shows the report and follows it
 * GET /TOKEN/report   the report as it is now
 * GET /TOKEN/events   server-sent events: "changed" and "end"
 * </pre>
 */
public final class LiveView implements RunListener, AutoCloseable {
  private static final int TOKEN_BYTES = 16;
  private static final String PAGE = "live.html";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final long LAST_WORDS_MILLIS = 2000;

  private final HttpServer server;
  private final ExecutorService threads;
  private final String root;
  private final Supplier<String> report;
  private final Changes changes = new Changes();
  private volatile String lastGood = "";

  private LiveView(
      HttpServer server, ExecutorService threads, String root, Supplier<String> report) {
    this.server = server;
    this.threads = threads;
    this.root = root;
    this.report = report;
  }

  /**
   * Starts to serve.
   *
   * @param report makes the report's text as it is at that moment
   * @param random makes the token
   * @throws InputException if no port of this machine is to be had
   */
  public static LiveView start(Supplier<String> report, SecureRandom random) {
    byte[] token = new byte[TOKEN_BYTES];
    random.nextBytes(token);
    String root = "/" + HexFormat.of().formatHex(token) + "/";
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
      ExecutorService threads =
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task, "vae4j-watch");
                thread.setDaemon(true);
                return thread;
              });
      LiveView view = new LiveView(server, threads, root, report);
      server.setExecutor(threads);
      server.createContext("/", view::answer);
      server.start();
      return view;
    } catch (IOException e) {
      throw new InputException(
          "--watch cannot listen on this machine (%s); leave it out".formatted(e), e);
    }
  }

  /** Where a browser finds the page. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + root);
  }

  // ---- what browsers ask -----------------------------------------------------------------------

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!"GET".equals(exchange.getRequestMethod())
          || !path.startsWith(root)
          || !local(exchange)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      switch (path.substring(root.length())) {
        case "" -> send(exchange, page());
        case "report" -> {
          boolean last = changes.ended();
          send(exchange, current());
          if (last) {
            changes.lastWordHeard();
          }
        }
        case "events" -> follow(exchange);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /** A foreign page may make its own name point here; the browser then still sends that name. */
  private boolean local(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return ("127.0.0.1:" + server.getAddress().getPort()).equals(host);
  }

  private static void send(HttpExchange exchange, String html) throws IOException {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String page() throws IOException {
    try (var stream = Objects.requireNonNull(LiveView.class.getResourceAsStream(PAGE), PAGE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Files of the folder may be of two moments while a run writes them; then the last good page. */
  private String current() {
    try {
      lastGood = report.get();
    } catch (InputException | UncheckedIOException | IllegalStateException e) {
      if (lastGood.isEmpty()) {
        return "<!DOCTYPE html><html lang=\"en\"><title>vae4j</title><p>Nothing to show yet.</p></html>";
      }
    }
    return lastGood;
  }

  private void follow(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    long seen = 0;
    changes.follow();
    try {
      while (true) {
        Changes.State state = changes.await(seen);
        seen = state.count();
        String event = state.ended() ? "end" : "changed";
        exchange
            .getResponseBody()
            .write(
                "event: %s\ndata: %d\n\n".formatted(event, seen).getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        if (state.ended()) {
          return;
        }
      }
    } catch (IOException e) {
      changes.leave(); // the browser has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- what happens ----------------------------------------------------------------------------

  @Override
  public void epochFinished(RunSpec spec, EpochRow row) {
    changes.happened();
  }

  @Override
  public void runFinished(RunResult result) {
    changes.happened();
  }

  @Override
  public void experimentFinished(List<RunResult> results, Findings findings) {
    changes.happened();
  }

  /** Tells every browser that this was all, and gives them a moment to fetch the last report. */
  @Override
  public void close() {
    changes.end();
    try {
      changes.awaitLastWords(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
