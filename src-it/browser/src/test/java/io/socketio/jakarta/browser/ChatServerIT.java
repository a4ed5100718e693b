// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample as a process, without a browser. */
class ChatServerIT {
  @Test
  void isForThisMachineAlone() throws IOException {
    try (ChatProcess chat = ChatProcess.start(0)) {
      int port = chat.url().getPort();
      new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port).close();
      for (InetAddress other : addressesOfOthers()) {
        assertThatThrownBy(() -> new Socket(other, port).close())
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  /** Where clients on other machines would connect to, if there is a network. */
  private static List<InetAddress> addressesOfOthers() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .toList();
  }

  @Test
  void namesABusyPortAndHowToChooseAnother() {
    try (ChatProcess first = ChatProcess.start(0)) {
      int port = first.url().getPort();
      assertThatThrownBy(() -> ChatProcess.start(port))
          .hasMessageStartingWith(
              "The chat has ended: Exception in thread \"main\" java.lang.IllegalStateException:"
                  + " Port %d of 127.0.0.1 cannot be used",
              port)
          .hasMessageContaining("-Dport=");
    }
  }

  @Test
  void leavesNothingInTheWorkingDirectory(@TempDir Path directory) {
    ChatProcess.start(0, directory).close();

    assertThat(directory).isEmptyDirectory();
  }
}
