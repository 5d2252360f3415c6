import type { JSX } from 'preact';
import { Heading } from '../parts/heading.tsx';
import { registersText } from '../text-registers.ts';

export function RegistersScreen({ register }: { register: string | undefined }): JSX.Element {
  return (
    <>
      <Heading title={registersText.title}>{registersText.title}</Heading>
      <p>{register}</p>
    </>
  );
}
