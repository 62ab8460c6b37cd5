import type { InsightBucket } from "../../wire/rest";
import type { Words } from "../words/en";
import { daysName } from "./dueName";

/** What a bar of the chart, or a line of its table, is about. */
export function bucketName({ name, first_day, last_day }: InsightBucket, words: Words): string {
  return first_day === null || last_day === null ? name : daysName(first_day, last_day, words);
}
