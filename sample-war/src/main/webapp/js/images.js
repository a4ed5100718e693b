/** The most bytes that the server takes; base64 over polling has to stay below its 1 MB. */
const MAX_BYTES = 700_000;
const SENT_AS_IS = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const LONGEST_SIDES = [1600, 1200, 800, 500];

/**
 * Makes an image small enough to send: as it is if it fits, or else scaled down to a JPEG.
 *
 * @returns {Promise<Uint8Array>} rejects with an Error for the user if it is no image
 */
export async function prepare(file) {
  if (SENT_AS_IS.includes(file.type) && file.size <= MAX_BYTES) {
    return new Uint8Array(await file.arrayBuffer());
  }
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Error("This file is not an image that the browser can read.");
  });
  try {
    for (const side of LONGEST_SIDES) {
      const blob = await scaled(bitmap, side);
      if (blob.size <= MAX_BYTES) return new Uint8Array(await blob.arrayBuffer());
    }
  } finally {
    bitmap.close();
  }
  throw new Error("This image is too large.");
}

function scaled(bitmap, longestSide) {
  const factor = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * factor));
  canvas.height = Math.max(1, Math.round(bitmap.height * factor));
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
}
