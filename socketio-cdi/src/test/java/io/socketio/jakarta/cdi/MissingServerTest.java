// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the API of CDI comes from tells which advice fits. */
class MissingServerTest {
  /** Without an implementation of CDI. */
  private static final ClassLoader NO_CDI = ClassLoader.getPlatformClassLoader();

  private ClassLoader before;

  @BeforeEach
  void hideWeld() {
    before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(NO_CDI);
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void aServerWithCdiNeedsAClassWithAScope() {
    assertThat(MissingServer.explain(application(NO_CDI)))
        .isEqualTo(
            "the CDI of this server has found no bean; each needs a scope such as"
                + " @ApplicationScoped");
  }

  @Test
  void aServerWithoutCdiNeedsWeld() {
    assertThat(MissingServer.explain(application(getClass().getClassLoader())))
        .isEqualTo(
            "there is the API of CDI, but no implementation; add weld-servlet-core to WEB-INF/lib");
  }

  /** An application without any file. */
  private static ServletContext application(ClassLoader classes) {
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) ->
                method.getName().equals("getClassLoader") ? classes : null);
  }
}
