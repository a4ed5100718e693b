// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A test class that looks at everything that a server holds. Where the servers under test are
 * fixture processes of our own, it has some that no other class uses.
 */
@Documented
@java.lang.annotation.Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Undisturbed {
  /** Whether silent sessions end soon: many tests of the class wait for that. */
  boolean shortPingTimeout() default false;
}
