// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.socketio.jakarta.jsonb.JsonbCodec;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The library of the parser is optional. */
final class MsgpackLibraryTest {
  /** Sees the server's classes anew, and everything else but the library. */
  private static final class WithoutLibrary extends ClassLoader {
    WithoutLibrary() {
      super(MsgpackLibraryTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.msgpack.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.socketio.jakarta.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** Sends a packet through the JSON parser; loaded without the library. */
  public static final class JsonUser implements Runnable {
    @Override
    public void run() {
      JsonParser parser = new JsonParser(new JsonbCodec());
      parser.decoder(0, parser::encode).text("2[\"e\",1,{}]");
    }
  }

  @Test
  void theParserSaysWhatIsMissing() throws ReflectiveOperationException {
    Constructor<?> constructor =
        new WithoutLibrary().loadClass(MsgpackParser.class.getName()).getConstructor();
    assertThatExceptionOfType(InvocationTargetException.class)
        .isThrownBy(constructor::newInstance)
        .havingCause()
        .isExactlyInstanceOf(IllegalStateException.class)
        .withMessageContaining("org.msgpack:msgpack-core");
  }

  @Test
  void theOtherParserDoesNotNeedIt() throws ReflectiveOperationException {
    Class<?> user = new WithoutLibrary().loadClass(JsonUser.class.getName());
    ((Runnable) user.getConstructor().newInstance()).run();
    assertThat(List.of(user.getClassLoader())).hasOnlyElementsOfType(WithoutLibrary.class);
  }
}
