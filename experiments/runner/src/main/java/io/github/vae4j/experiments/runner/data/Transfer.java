package io.github.vae4j.experiments.runner.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings a file over HTTP. A transfer that is cut goes on with a range request (RFC 9110, section
 * 14) for as long as each try brings something.
 *
 * @param patience how long to wait for an answer, and for the next bytes
 */
record Transfer(Duration patience) {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** More than gzip adds to content that cannot be packed. */
  private static final long SLACK = 1 << 16;

  /**
   * Brings the rest of a file, after the part that is there.
   *
   * @param part what came so far, if anything did; it grows, and stays when the transfer is cut
   * @param unpackedSize the packed file is hardly larger: a mirror that sends more is stopped
   * @return whether it was put together from more than one answer, so that the pieces may not fit
   * @throws DownloadFailure if the mirror does not give it
   */
  boolean toEnd(URI address, Path part, long unpackedSize) throws IOException, DownloadFailure {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    while (true) {
      long before = Files.exists(part) ? Files.size(part) : 0;
      try (PartSink sink = new PartSink(part, before, unpackedSize + SLACK)) {
        try {
          int status = get(client, address, before, sink);
          // 416: all of it was there, or what was there is no beginning of what the mirror has.
          if (status == PARTIAL || (status == RANGE_NOT_SATISFIABLE && before > 0)) {
            return true;
          }
          if (status == OK && sink.received() > 0) {
            return false;
          }
          if (status == OK) {
            throw new DownloadFailure("an empty answer");
          }
          throw new DownloadFailure("HTTP status " + status);
        } catch (IOException e) {
          if (sink.received() == 0 || sink.overflowed()) {
            throw new DownloadFailure(reason(e), e);
          }
        }
      }
    }
  }

  private int get(HttpClient client, URI address, long from, PartSink sink)
      throws IOException, DownloadFailure {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request.build(), sink);
    try {
      return await(answer, sink).statusCode();
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DownloadFailure("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  private <T> T await(CompletableFuture<T> answer, PartSink sink)
      throws IOException, ExecutionException, InterruptedException {
    while (true) {
      long received = sink.received();
      try {
        return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (sink.received() == received) {
          throw new IOException("nothing came for %.0f s".formatted(patience.toMillis() / 1e3), e);
        }
      }
    }
  }

  /** What the sink or the client threw, out of what the client wrapped it in. */
  private static IOException unwrapped(ExecutionException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof UncheckedIOException unchecked) {
        return Objects.requireNonNull(unchecked.getCause());
      }
    }
    return e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
  }

  private static String reason(IOException e) {
    if (e instanceof ConnectException) {
      return "no connection";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
