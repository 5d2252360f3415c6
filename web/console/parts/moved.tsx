import type { JSX } from 'preact';
import type { Application } from '../../../domain/application.ts';
import { useAtWork } from '../context.ts';
import { href } from '../route.ts';
import { movesText } from '../text-moves.ts';
import { Notice } from './notice.tsx';

const words = movesText.transfer;

/** Where a case goes on, or what it was before. */
export function Moved({ application }: { application: Application }): JSX.Element | null {
  const { office } = useAtWork();
  const { transferredTo, transferredFrom } = application;
  const other = transferredTo ?? transferredFrom;
  if (!other) return null;
  const say = transferredTo ? words.movedTo : words.movedFrom;
  return (
    <Notice tone="info">
      <p data-testid="moved-notice">
        {say(other.reference)} <a href={href.case(office.id, other.id)}>{words.openOther}</a>
      </p>
    </Notice>
  );
}
