import type { Operation } from "../../operation/operation.ts";
import type { Writer } from "../writer.ts";

/** One plan being applied: what is known so far. */
export type Applying = Writer & {
  /** Numbers of the items that operations opened, by key. */
  readonly numbers: Map<string, number>;
  /** Keys of operations that succeeded. */
  readonly done: Set<string>;
  /** Labels whose looks were repaired, in lower case. */
  readonly repaired: Set<string>;
  /** Why kinds of operations are not tried any more. */
  readonly halted: Map<Operation["kind"], string>;
};

/** An operation of one kind. */
export type Of<K extends Operation["kind"]> = Extract<Operation, { readonly kind: K }>;
