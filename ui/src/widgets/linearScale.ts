import { nice, ticks } from "d3-array";

/** Places for values, from round numbers to round numbers. */
export interface LinearScale {
  (value: number): number;
  /** About so many round values within it. */
  readonly ticks: (count: number) => readonly number[];
}

/** A scale that has all values from `low` to `high`; d3-scale's would bring the interpolation of colours along. */
export function linearScale([low, high]: [number, number], [from, to]: [number, number]): LinearScale {
  const [first, last] = nice(low, high, 4);
  const place = (value: number) => from + ((value - first) / (last - first)) * (to - from);
  return Object.assign(place, { ticks: (count: number) => ticks(first, last, count) });
}
