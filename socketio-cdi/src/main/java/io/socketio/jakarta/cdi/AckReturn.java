// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Binds {@link AckReturnInterceptor} to observers that return something; set by the extension. */
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
@interface AckReturn {
  /** The one instance. */
  final class Literal extends AnnotationLiteral<AckReturn> implements AckReturn {
    static final AckReturn INSTANCE = new Literal();

    private static final long serialVersionUID = 1L;

    private Literal() {}
  }
}
