/**
 * Whether a word of a text has the shape of a client secret: the same rule as `secret_detection.rs`, for typed text,
 * which doesn't pass there. It errs toward "no": it never removes a name or an address from a field.
 */
export function looksLikeSecret(text: string): boolean {
  return text
    .split(/[\s"'`,;<>()[\]{}|]+/)
    .filter((word) => !word.includes('://'))
    .some((word) => (word.startsWith('eyJ') && word.split('.').length === 3) || word.split(/[=:]/).some(hasShape));
}

function hasShape(part: string): boolean {
  if (!/^[\w-]{30,}$/.test(part) || part.startsWith('0oa')) return false;
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(part)) return false;
  const [upper, lower, digit] = [/[A-Z]/.test(part), /[a-z]/.test(part), /\d/.test(part)];
  return (upper && lower) || (part.length === 40 && (upper || digit)) || (part.length >= 32 && digit && !/[-_]/.test(part));
}
