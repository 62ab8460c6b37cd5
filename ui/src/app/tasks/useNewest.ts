import { useState } from "react";

/** Begins something; what it returns tells whether it is the newest still. An answer that comes late is of what was before. */
export type Begin = () => () => boolean;

export function newest(): Begin {
  let begun = 0;
  return () => {
    begun += 1;
    const number = begun;
    return () => number === begun;
  };
}

export function useNewest(): Begin {
  return useState(newest)[0];
}
