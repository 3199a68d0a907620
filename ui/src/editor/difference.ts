// The smallest single replacement that turns one text into another, so that cursor and folds stay where they are.

export interface Replacement {
  from: number;
  to: number;
  insert: string;
}

export function smallestChange(before: string, after: string): Replacement {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
