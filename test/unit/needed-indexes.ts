/**
 * Which indexes Firestore wants for a query, after its documentation: each field has an index of its own in its collection, in
 * both directions and for arrays; equalities are answered by merging those. All else needs an index that is declared:
 * several fields where one is ordered, compared or searched as an array (composite), and any field asked across a
 * collection group (field override). Where the documentation leaves open whether a merge would do (equality with an
 * array), the index is declared: one too many costs little, one too few breaks a screen in production only.
 */

export interface QueryShape {
  /** Path or last part of it. */
  collection: string;
  /** Asks all collections of that name. */
  group?: boolean;
  where: readonly { field: string; op: string }[];
  orderBy: readonly { field: string; direction: 'asc' | 'desc' }[];
}

type Scope = 'COLLECTION' | 'COLLECTION_GROUP';
type Mode = { order: 'ASCENDING' | 'DESCENDING' } | { arrayConfig: 'CONTAINS' };
export type IndexField = { fieldPath: string } & Mode;

/** As in `firestore.indexes.json`. */
export interface CompositeIndex {
  collectionGroup: string;
  queryScope: Scope;
  fields: IndexField[];
}
/** As in `firestore.indexes.json`: its indexes replace the automatic ones of the field. */
export interface FieldOverride {
  collectionGroup: string;
  fieldPath: string;
  ttl?: boolean;
  indexes: (Mode & { queryScope: Scope })[];
}
export interface Indexes {
  indexes: CompositeIndex[];
  fieldOverrides: FieldOverride[];
}

/** A field whose instants Firestore deletes the document after. */
export interface TtlField {
  collectionGroup: string;
  fieldPath: string;
}

const equalities = ['==', 'in'];
const arrays = ['array-contains', 'array-contains-any'];
const ranges = ['<', '<=', '>', '>='];

/** @throws on an operator or an order whose index this does not know how to derive */
export function neededIndexes(queries: readonly QueryShape[], ttlFields: readonly TtlField[]): Indexes {
  const needs = queries.map((query) => ({
    collectionGroup: query.collection.split('/').at(-1) ?? '',
    queryScope: query.group ? ('COLLECTION_GROUP' as const) : ('COLLECTION' as const),
    fields: fieldsOf(query),
    merged: query.orderBy.length === 0 && query.where.every(({ op }) => equalities.includes(op)),
  }));
  const isComposite = ({ fields, merged }: (typeof needs)[number]) => fields.length > 1 && !merged;
  const singles = needs
    .filter((need) => !isComposite(need))
    .flatMap(({ collectionGroup, queryScope, fields }) =>
      fields.map(({ fieldPath, ...mode }) => ({
        collectionGroup,
        fieldPath,
        index: { ...mode, queryScope },
      })),
    );
  const overridden = unique([
    ...ttlFields,
    ...singles
      .filter(({ index }) => index.queryScope === 'COLLECTION_GROUP')
      .map(({ collectionGroup, fieldPath }) => ({ collectionGroup, fieldPath })),
  ]);
  return {
    indexes: unique(
      needs
        .filter(isComposite)
        .map(({ collectionGroup, queryScope, fields }) => ({ collectionGroup, queryScope, fields })),
    ),
    fieldOverrides: overridden.map((field) => {
      const isSame = (other: TtlField) =>
        other.collectionGroup === field.collectionGroup && other.fieldPath === field.fieldPath;
      return {
        ...field,
        ...(ttlFields.some(isSame) && { ttl: true }),
        indexes: unique(singles.filter(isSame).map(({ index }) => index)),
      };
    }),
  };
}

/** Fields in the order of an index: equal ones first, then the array, then the order of the result. */
function fieldsOf({ where, orderBy }: QueryShape): IndexField[] {
  const unknown = where.find(({ op }) => ![...equalities, ...arrays, ...ranges].includes(op));
  if (unknown) throw new Error(`No index is known for ${unknown.op} on ${unknown.field}`);
  const withOp = (ops: string[]) => where.filter(({ op }) => ops.includes(op)).map(({ field }) => field);
  const equal = unique(withOp(equalities));
  const [array, secondArray] = withOp(arrays);
  const compared = unique(withOp(ranges));
  if (secondArray !== undefined) throw new Error(`One array in a query: ${secondArray} is a second`);
  if (compared.length > 1) throw new Error(`One field compared in a query: ${compared.join(', ')} are more`);
  const [range] = compared;
  if (range !== undefined && orderBy.length > 0 && orderBy[0]?.field !== range)
    throw new Error(`Compared by ${range}, so ordered by it first`);
  const order =
    orderBy.length > 0 || range === undefined ? orderBy : [{ field: range, direction: 'asc' as const }];
  return [
    ...equal.map((fieldPath) => ({ fieldPath, order: 'ASCENDING' as const })),
    ...(array === undefined ? [] : [{ fieldPath: array, arrayConfig: 'CONTAINS' as const }]),
    ...order
      .filter(({ field }) => !equal.includes(field))
      .map(({ field, direction }) => ({
        fieldPath: field,
        order: direction === 'asc' ? ('ASCENDING' as const) : ('DESCENDING' as const),
      })),
  ];
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
