package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input ends with exit code 2, a message that helps, and nothing written. */
class BadArgumentsTest {
  @TempDir Path folder;

  private static void assertRefused(Answer answer, String... parts) {
    assertThat(answer.err()).startsWith("vae4j: ").contains(parts);
    assertThat(answer.err()).doesNotContain("Exception", "\tat ");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "comprae | unknown command 'comprae'; did you mean 'compare'? | known: check, compare,"
            + " evaluate, list, report, run, study, sweep",
        "run --epoch 3 | unknown option '--epoch'; did you mean '--epochs'? | known: --activation,",
        "run --epoch=3 | unknown option '--epoch'; did you mean '--epochs'? | 'vae4j run --help'",
        "run a.java b.java | 'b.java' is one argument too many | values of options follow",
        "run --latent | --latent | 'vae4j run --help' tells more",
        "run --latent 3 --latent 4 | --latent is given more than once | give it once",
        "run --out a --out=b | --out is given more than once | give it once",
        "run --latent 3 --set latent=4 | 'latent' is given twice, as '3' and as '4' | once",
        "run --set latent | --set is 'latent'; expected KEY=VALUE | likelihood.sigma=0.5",
        "run --set =3 | --set is '=3'; expected KEY=VALUE | likelihood.sigma=0.5",
        "run --set latnt=3 | unknown setting 'latnt'; did you mean 'latent'? | known: activation,",
        "run --set objective.bta=3 | 'objective.bta'; did you mean 'objective.beta'? | list",
        "run --likelihood bernuli | unknown likelihood 'bernuli'; did you mean 'bernoulli'? |"
            + " gaussian-fixed",
        "run --prior normal | unknown prior 'normal' | standard-gaussian",
        "run --optimizer adan | unknown optimizer 'adan'; did you mean 'adam'? | rmsprop",
        "run --data mnst | unknown data 'mnst'; did you mean 'mnist'? | digits",
        "run --data freyfaces | --data-dir | freyfaces.npy",
        "run --data file | needs a file | data.path",
        "run --data mnist --data-file x.npy | 'data' is given twice | 'mnist' and as 'file'",
        "run --data-file nowhere.npy | cannot read nowhere.npy | there is no such file",
        "run --data mnist --data-dir nowhere | nowhere | data.dir",
        "run --latent three | latent is 'three' | expected a whole number of at least 1",
        "run --latent 0 | latent is '0' | expected a whole number of at least 1",
        "run --latent 2.5 | latent is '2.5' | expected a whole number of at least 1",
        "run --latent 3000000000 | latent is '3000000000' | expected a whole number",
        "run --epochs 0 | epochs is '0' | expected a whole number of at least 1",
        "run --hidden 400,x | hidden is '400,x' | separated by commas",
        "run --learning-rate -1 | learning-rate is '-1' | expected a number greater than 0",
        "run --learning-rate Infinity | learning-rate is 'Infinity' | a number greater than 0",
        "run --activation rellu | activation is 'rellu' | one of relu, leaky-relu",
        "run --objective beta --set objective.beta=-1 | objective.beta is '-1' | at least 0",
        "run --likelihood gaussian-fixed --set likelihood.sigma=0 | likelihood.sigma is '0' |"
            + " greater than 0",
        "run --binarize dynamc | binarize is 'dynamc' | one of none, threshold, static, dynamic",
        "run --batch 200 --set data.train=100 --binarize dynamic | batch | 100",
        "run --likelihood bernoulli --set data.train=200 --set data.test=10 | likelihood"
            + " 'bernoulli' takes values in {0, 1} | --binarize dynamic",
        "run --seed x | seed is 'x' | expected a whole number",
        "run --seeds 1,x | --seeds is 'x' | expected a whole number",
        "run --seeds 1,1 | --seeds has 1 twice | each seed once",
        "run --seeds= | --seeds is empty | --seeds 1,2",
        "compare --seeds= | --seeds is empty | --seeds 1,2",
        "run --out= | --out is empty | --out results",
        "run --latent 2147483647 --set data.train=200 --set data.test=10 | a head of 4294967294"
            + " values | --latent",
        "run --likelihood gaussian-fixed --set likelihood.sigma=1e-30 | likelihood.sigma is '1e-30'"
            + " | from 1e-12",
        "run --seed 1 --seeds 2 | --seed and --seeds were both given | give one of them",
        "run --threads 0 | --threads is '0' | at least 1",
        "run --threads two | --threads is 'two' | at least 1",
        "run --resume | --resume needs the folder to go on with | --out OUT",
        "run --resume --out nowhere | there is no folder nowhere | earlier run",
        "run --out pom.xml | the output folder pom.xml exists already | choose another --out",
        "run --out src | the output folder src exists already | --resume",
        "run --out nowhere/out | nowhere is not a folder | make it",
        "run --out pom.xml/out | pom.xml is not a folder | choose another --out",
        "run --plugin nowhere.jar | --plugin: there is no | nowhere.jar",
        "run --plugin pom.xml | pom.xml is neither a jar nor a folder of classes | --plugin",
        "list --plugin nowhere.jar | --plugin: there is no | nowhere.jar",
        "run nowhere.java | there is no file 'nowhere.java' | looked for",
        "run nowhere.yaml | there is no file 'nowhere.yaml' | looked for",
        "run org.example.None | 'org.example.None' is no experiment | --plugin",
        "run java.lang.String | 'java.lang.String' is no experiment | .java file",
        "run io.github.vae4j.experiments.studies.CompareDecoders | has no constructor without"
            + " parameters | needs one",
        "compare --likelihood laplace | unknown option '--likelihood' | 'vae4j compare --help'",
        "compare --set likelihood=bernoulli | 'likelihood' is set by this command itself | 'run'",
        "compare --set likelihood.columns=0-:poisson | gaussian-fixed cannot take it: the setting"
            + " belongs to composite | ,composite(columns=0-:poisson)'",
        "compare --set likelihood.sigma=0.1 | is for every decoder, but gaussian-optimal cannot"
            + " take it | --decoders 'gaussian-fixed(sigma=0.1),gaussian-optimal,",
        "compare --decoders gaussian-fixed,gaussian-learned --set likelihood.sigma=0.1 |"
            + " gaussian-learned cannot take it: likelihood.sigma is '0.1' | --decoders"
            + " 'gaussian-fixed(sigma=0.1),gaussian-learned'",
        "compare --decoders gaussian-fixed(sigma=1),laplace --set likelihood.sigma=0.1 |"
            + " gaussian-fixed(sigma=1) has one of its own | --decoders '",
        "compare --decoders gaussian-fixed,gaussian-fixed | at least two different ones |"
            + " gaussian-fixed(sigma=1)",
        "compare --decoders gaussian-fixed(sigma=0.1),gaussian-fixed(sigma=0.10) | one decoder"
            + " twice: gaussian-fixed(sigma=0.1) and gaussian-fixed(sigma=0.10) | name it once",
        "compare --decoders gaussian-fixed(sigma=1),gaussian-fixed | one decoder twice:"
            + " gaussian-fixed(sigma=1) and gaussian-fixed | name it once",
        "compare --decoders gaussian-fixed | at least two different ones | gaussian-fixed(sigma=1)",
        "compare --decoders gaussian-fixed(sigma),laplace | --decoders: the setting 'sigma' | has"
            + " no '='",
        "compare --decoders gaussian-fixed(scale=1),laplace | likelihood.scale | gaussian-fixed",
        "report | OUT | 'vae4j report --help' tells more",
        "report nowhere | there is no folder nowhere | earlier run",
        "report src | src is not the output folder of a run | manifest.json",
      })
  void isRefused(String arguments, String first, String second) {
    assertRefused(Answer.to((Object[]) arguments.split(" ", -1)), first, second);
  }

  /** What is wrong with the settings or the data is found before the output folder is made. */
  @Test
  void nothingIsWritten() throws IOException {
    Path bars = Bars.in(folder, 30);
    Path out = folder.resolve("out");
    List<Object[]> bad = new ArrayList<>();
    bad.add(Bars.run(bars, "--out", out)); // 27 rows to train on are less than a batch of 32
    bad.add(Bars.run(bars, "--out", out, "--set", "prior.probability=2"));
    bad.add(Bars.run(bars, "--out", out, "--prior", "bernoulli"));
    for (Object[] arguments : bad) {
      assertThat(Answer.to(arguments).code()).isEqualTo(2);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(bars);
    }
  }

  @Test
  void aSecondRunOfOneNameIsRefused() throws IOException {
    Path yaml = folder.resolve("twice.yaml");
    Files.writeString(yaml, "runs: [{latent: 2}, {latent: 3}]");
    assertRefused(
        Answer.to("run", yaml, "--set", "data.train=200", "--binarize", "dynamic"),
        "two runs are called 'gaussian-fixed-s1'",
        "'name' or 'seed'");
  }

  /** Runs that differ in their seed alone would silently become one. */
  @Test
  void aSeedThatWouldMakeTwoRunsOneIsRefused() throws IOException {
    Path yaml = folder.resolve("seeds.yaml");
    Files.writeString(yaml, "{seeds: [1, 2], runs: [{name: a}, {name: b}]}");
    assertRefused(
        Answer.to("run", yaml, "--seed", 7),
        "runs 'a-s1' and 'a-s2' differ in nothing but",
        "--seed");
  }

  /** On a system that tells apart the letters' cases, too: the folder may be copied to another. */
  @Test
  void namesThatWouldShareAFolderAreRefusedBeforeTraining() throws IOException {
    Path out = folder.resolve("out");
    Path yaml = folder.resolve("case.yaml");
    Files.writeString(yaml, "runs: [{name: one}, {name: One}]");
    Answer answer =
        Answer.to(
            Bars.with(
                "run",
                List.of(yaml, "--data-file", Bars.in(folder, 300), "--binarize", "dynamic"),
                "--out",
                out));
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("'One-s1' and 'one-s1'", "share a folder");
    assertThat(out).doesNotExist();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "names of files may be longer there")
  void aFolderThatCannotBeMadeIsToldWithItsReason() {
    // No name of a file may be that long, whoever asks.
    String name = "x".repeat(300);
    Answer answer = Answer.to(Bars.run(Bars.in(folder, 300), "--out", folder.resolve(name)));
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("cannot make the output folder", "choose another --out");
  }
}
