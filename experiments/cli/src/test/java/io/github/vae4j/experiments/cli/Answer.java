package io.github.vae4j.experiments.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What the command line answered.
 *
 * @param out standard output
 * @param err standard error
 */
record Answer(int code, String out, String err) {
  /** Runs the command line in this virtual machine. */
  static Answer to(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Vae4j.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int code = line.execute(texts);
    return new Answer(code, out.toString(), err.toString());
  }
}
