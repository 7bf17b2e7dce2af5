/** A body as JSON where it is; one that was cut is shown as it is. */
export function readableBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
