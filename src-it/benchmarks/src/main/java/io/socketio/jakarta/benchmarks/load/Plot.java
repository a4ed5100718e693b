// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.util.List;
import java.util.Locale;

/** The ratios as horizontal bars, in SVG. */
final class Plot {
  private static final List<String> COLOURS =
      List.of("#9e9e9e", "#1565c0", "#6a9a3b", "#c77700", "#8e5ea2");
  private static final int BAR = 12;
  private static final int GAP = 14;
  private static final int LEFT = 260;
  private static final int UNIT = 110;
  private static final int WIDTH = 800;
  private static final int TOP = 40;

  private final Results results;
  private final List<Metric> metrics;
  private final List<Peer> peers;

  Plot(Results results, List<Metric> metrics, List<Peer> peers) {
    this.results = results;
    this.metrics = metrics.stream().filter(each -> each.figure().largerIsBetter()).toList();
    this.peers = peers;
  }

  String svg() {
    StringBuilder out = new StringBuilder();
    int height = TOP + metrics.size() * (peers.size() * BAR + GAP);
    add(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"11\">",
        WIDTH,
        height);
    add(out, "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    for (int i = 0; i < peers.size(); i++) {
      int x = 10 + i * 155;
      add(out, "<rect x=\"%d\" y=\"10\" width=\"10\" height=\"10\" fill=\"%s\"/>", x, colour(i));
      add(out, "<text x=\"%d\" y=\"19\">%s</text>", x + 14, peers.get(i).name());
    }
    for (int i = 0; i < metrics.size(); i++) {
      group(out, metrics.get(i), TOP + i * (peers.size() * BAR + GAP));
    }
    return out.append("</svg>\n").toString();
  }

  private void group(StringBuilder out, Metric metric, int y) {
    add(
        out,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
        LEFT - 8,
        y + 24,
        metric.name());
    for (int i = 0; i < peers.size(); i++) {
      double ratio = ratio(metric, peers.get(i));
      if (!Double.isNaN(ratio)) {
        bar(out, ratio, y + i * BAR, colour(i));
      }
    }
  }

  private double ratio(Metric metric, Peer peer) {
    return results.ratio(
        new Results.Series(metric.id(), peer),
        new Results.Series(metric.id(), peers.get(0)),
        metric.figure());
  }

  private static void bar(StringBuilder out, double ratio, int y, String colour) {
    double width = Math.min(ratio * UNIT, WIDTH - LEFT - 45);
    add(
        out,
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
        LEFT,
        y,
        width,
        BAR - 2,
        colour);
    add(out, "<text x=\"%.1f\" y=\"%d\">%.2f</text>", LEFT + width + 4, y + BAR - 3, ratio);
  }

  private static String colour(int index) {
    return COLOURS.get(index % COLOURS.size());
  }

  private static void add(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
