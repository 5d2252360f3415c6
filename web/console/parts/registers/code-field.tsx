import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../../domain/api.ts';
import { registersText as words } from '../../text-registers.ts';
import { SelectField, TextField } from '../field.tsx';

type Codes = OutputOf<StaffApi['openRegisters']>['books'][number]['codes'];

const other = 'lain';

/** Classification code: one that services of the book use, the first unless told, or another one typed. */
export function CodeField({
  codes,
  value,
  onValue,
  error,
}: {
  codes: Codes;
  value: string;
  onValue: (code: string) => void;
  error?: string | undefined;
}): JSX.Element {
  const [isOther, setOther] = useState(codes.length === 0);
  return (
    <>
      {codes.length > 0 && (
        <SelectField
          label={words.take.code}
          options={[
            ...codes.map(({ code, services }) => ({
              value: code,
              label: words.take.codeOption(code, services),
            })),
            { value: other, label: words.take.otherCode },
          ]}
          value={isOther ? other : value}
          onValue={(next) => {
            setOther(next === other);
            onValue(next === other ? '' : next);
          }}
        />
      )}
      {isOther && (
        <TextField
          label={codes.length > 0 ? words.take.ownCode : words.take.code}
          maxLength={30}
          error={error}
          value={value}
          onValue={onValue}
        />
      )}
    </>
  );
}
