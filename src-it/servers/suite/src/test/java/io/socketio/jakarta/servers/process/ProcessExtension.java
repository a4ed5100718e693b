// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.process;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Makes Arquillian use {@link ProcessContainer}, in modules that name it as a service. */
public final class ProcessExtension implements LoadableExtension {
  /** For Arquillian. */
  public ProcessExtension() {}

  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(DeployableContainer.class, ProcessContainer.class);
  }
}
