type Schema = Readonly<Record<string, unknown>>;

/** What a JSON Schema has against a value, read without the library that wrote it; knows the keywords our schema uses and throws on others. */
export function schemaErrors(root: Schema, value: unknown): readonly string[] {
  return errorsAt(root, root, value, "#");
}

const KNOWN = new Set(
  "$schema $defs $ref title description examples type const enum anyOf pattern minimum maximum minItems items properties required additionalProperties propertyNames".split(
    " ",
  ),
);

function errorsAt(root: Schema, schema: Schema, value: unknown, path: string): readonly string[] {
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
  if (unknown.length > 0) throw new Error(`${path}: unknown keywords ${unknown.join(", ")}`);
  const { $ref, anyOf, type } = schema;
  if (typeof $ref === "string") return errorsAt(root, definition(root, $ref), value, path);
  if (Array.isArray(anyOf)) {
    const fits = (anyOf as readonly Schema[]).some((branch) => errorsAt(root, branch, value, path).length === 0);
    return fits ? [] : [`${path}: fits no form`];
  }
  if (typeof type === "string" && !isOfType(type, value)) return [`${path}: is no ${type}`];
  return [
    ...valueErrors(schema, value, path),
    ...listErrors(root, schema, value, path),
    ...groupErrors(root, schema, value, path),
  ];
}

function valueErrors(schema: Schema, value: unknown, path: string): readonly string[] {
  const errors: string[] = [];
  if ("const" in schema && schema["const"] !== value) errors.push(`${path}: is not ${String(schema["const"])}`);
  const allowed = schema["enum"] as readonly unknown[] | undefined;
  if (allowed !== undefined && !allowed.includes(value)) errors.push(`${path}: is none of ${allowed.join(", ")}`);
  const { pattern, minimum, maximum } = schema as { pattern?: string; minimum?: number; maximum?: number };
  if (pattern !== undefined && typeof value === "string" && !new RegExp(pattern, "u").test(value))
    errors.push(`${path}: does not match ${pattern}`);
  if (minimum !== undefined && Number(value) < minimum) errors.push(`${path}: is less than ${minimum}`);
  if (maximum !== undefined && Number(value) > maximum) errors.push(`${path}: is more than ${maximum}`);
  return errors;
}

function listErrors(root: Schema, schema: Schema, value: unknown, path: string): readonly string[] {
  if (!Array.isArray(value)) return [];
  const { minItems, items } = schema as { minItems?: number; items?: Schema };
  const short = minItems !== undefined && value.length < minItems ? [`${path}: has fewer than ${minItems} items`] : [];
  return [
    ...short,
    ...value.flatMap((item, index) => (items === undefined ? [] : errorsAt(root, items, item, `${path}/${index}`))),
  ];
}

function groupErrors(root: Schema, schema: Schema, value: unknown, path: string): readonly string[] {
  if (!isOfType("object", value)) return [];
  const group = value as Readonly<Record<string, unknown>>;
  const {
    properties = {},
    required = [],
    additionalProperties,
    propertyNames,
  } = schema as {
    properties?: Readonly<Record<string, Schema>>;
    required?: readonly string[];
    additionalProperties?: Schema | false;
    propertyNames?: Schema;
  };
  const errors = required.filter((key) => !(key in group)).map((key) => `${path}: ${key} is missing`);
  for (const [key, inner] of Object.entries(group)) {
    const inside = `${path}/${key}`;
    if (propertyNames !== undefined)
      errors.push(...errorsAt(root, propertyNames, key, inside).map((error) => error.replace(": ", ": its name ")));
    const own = properties[key] ?? additionalProperties;
    if (own === false) errors.push(`${inside}: is not allowed`);
    else if (own !== undefined) errors.push(...errorsAt(root, own, inner, inside));
  }
  return errors;
}

function definition(root: Schema, reference: string): Schema {
  const name = reference.replace("#/$defs/", "");
  const found = (root["$defs"] as Readonly<Record<string, Schema>> | undefined)?.[name];
  if (found === undefined) throw new Error(`no definition ${reference}`);
  return found;
}

function isOfType(type: string, value: unknown): boolean {
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  if (type === "array") return Array.isArray(value);
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}
