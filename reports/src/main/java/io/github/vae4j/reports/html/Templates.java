package io.github.vae4j.reports.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The templates of {@code src/main/jte}, compiled into this package. */
final class Templates {
  private Templates() {}

  static String render(String template, Object page) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            Templates.class.getClassLoader(),
            Templates.class.getPackageName());
    StringOutput html = new StringOutput();
    engine.render(template, page, html);
    return html.toString();
  }
}
