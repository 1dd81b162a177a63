package io.github.vae4j.experiments.runner.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mirror on this machine that answers its requests as told, the last answer for all further. */
final class MirrorServer implements AutoCloseable {
  /** One answer. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange request) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> ranges = new CopyOnWriteArrayList<>();

  MirrorServer(Answer... answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        request -> {
          String range = request.getRequestHeaders().getFirst("Range");
          ranges.add(range == null ? "" : range);
          try (request) {
            answers[Math.min(ranges.size(), answers.length) - 1].to(request);
          }
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d/data/".formatted(server.getAddress().getPort()));
  }

  /** The Range header of each request so far; empty if it had none. */
  List<String> ranges() {
    return List.copyOf(ranges);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  static Answer status(int status) {
    return request -> request.sendResponseHeaders(status, -1);
  }

  /** All of the content, whatever was asked for. */
  static Answer whole(byte[] content) {
    return wholeButCut(content, content.length);
  }

  /** Promises all of the content, but hangs up after so many bytes. */
  static Answer wholeButCut(byte[] content, int bytes) {
    return request -> {
      request.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
      request.getResponseBody().write(content, 0, bytes);
      request.getResponseBody().flush();
    };
  }

  /** The rest of the content that was asked for. */
  static Answer rest(byte[] content) {
    return restButCut(content, Integer.MAX_VALUE);
  }

  /** Promises the rest of the content that was asked for, but hangs up after so many bytes. */
  static Answer restButCut(byte[] content, int bytes) {
    return request -> {
      String range = request.getRequestHeaders().getFirst("Range");
      int from = Integer.parseInt(range.replaceAll("\\D", ""));
      request
          .getResponseHeaders()
          .add(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      request.sendResponseHeaders(206, content.length - from);
      request.getResponseBody().write(content, from, Math.min(bytes, content.length - from));
      request.getResponseBody().flush();
    };
  }

  /** A part that starts elsewhere than asked for. */
  static Answer wrongPart(byte[] content) {
    return request -> {
      request.getResponseHeaders().add("Content-Range", "bytes 1-" + content.length);
      request.sendResponseHeaders(206, content.length);
      request.getResponseBody().write(content);
    };
  }

  /** Some bytes, and then nothing for as long as the server runs. */
  static Answer stalling(byte[] content, int bytes) {
    return request -> {
      wholeButCut(content, bytes).to(request);
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** More and more bytes, without a promise of how many. */
  static Answer endless() {
    return request -> {
      request.sendResponseHeaders(200, 0);
      try (OutputStream out = request.getResponseBody()) {
        while (!Thread.currentThread().isInterrupted()) {
          out.write(new byte[1 << 16]);
        }
      }
    };
  }
}
