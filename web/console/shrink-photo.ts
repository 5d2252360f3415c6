/** Photos are made small enough for a weak network before they are sent; a page of a document stays readable at this size. */

const longestPixels = 1600;
const jpegQuality = 0.8;

/** The size a picture is drawn at, or undefined if it is small enough already. */
export function shrunkSize({
  width,
  height,
}: {
  width: number;
  height: number;
}): { width: number; height: number } | undefined {
  const longest = Math.max(width, height);
  if (longest <= longestPixels) return undefined;
  const scale = longestPixels / longest;
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** The picture, smaller where it was large; whatever cannot be shrunk is sent as it is. */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file;
  try {
    const picture = await createImageBitmap(file);
    const size = shrunkSize(picture);
    const drawn = size && (await drawnAt(picture, size));
    picture.close();
    return drawn ?? file;
  } catch {
    return file;
  }
}

async function drawnAt(
  picture: ImageBitmap,
  { width, height }: { width: number; height: number },
): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  // A JPEG knows no transparency: what shows through would turn black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  return blobOf(canvas, 'image/jpeg', jpegQuality);
}

export function blobOf(
  canvas: HTMLCanvasElement,
  type: 'image/jpeg' | 'image/png',
  quality?: number,
): Promise<Blob | undefined> {
  return new Promise((resolve) => {
    canvas.toBlob(
      (blob) => {
        resolve(blob ?? undefined);
      },
      type,
      quality,
    );
  });
}
