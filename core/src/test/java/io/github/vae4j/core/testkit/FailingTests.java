package io.github.vae4j.core.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * Runs the tests of a class inside a test, to see which of them fail: how a contract is shown to
 * catch a mistake that was made on purpose, and how the tests of a plug-in are run from outside.
 */
public final class FailingTests {
  private FailingTests() {}

  /**
   * The names of the methods that fail.
   *
   * @throws IllegalArgumentException if the class has no tests
   */
  public static Set<String> of(Class<?> tests) {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
    if (results.testEvents().started().count() == 0) {
      throw new IllegalArgumentException(
          "%s has no tests that can be run: %s"
              .formatted(tests.getName(), results.allEvents().failed().list()));
    }
    Set<String> failing = new TreeSet<>();
    for (Event event : results.testEvents().failed().list()) {
      failing.add(event.getTestDescriptor().getDisplayName().replace("()", ""));
    }
    return failing;
  }
}
