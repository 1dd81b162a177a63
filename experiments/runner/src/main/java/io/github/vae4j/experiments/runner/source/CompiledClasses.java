package io.github.vae4j.experiments.runner.source;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/** Takes what the compiler writes, and keeps it in memory. */
final class CompiledClasses extends ForwardingJavaFileManager<JavaFileManager> {
  private final SortedMap<String, ByteArrayOutputStream> classes = new TreeMap<>();

  CompiledClasses(JavaFileManager files) {
    super(files);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
    return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
      @Override
      public OutputStream openOutputStream() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        classes.put(className, bytes);
        return bytes;
      }
    };
  }

  /** The names of all classes, nested ones among them. */
  SortedSet<String> names() {
    return new TreeSet<>(classes.keySet());
  }

  /** A loader of these classes. */
  ClassLoader loader(ClassLoader parent) {
    return new ClassLoader(parent) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream bytes = classes.get(name);
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes.toByteArray(), 0, bytes.size());
      }
    };
  }
}
