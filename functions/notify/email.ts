import { createTransport } from 'nodemailer';
import type { Mailer } from '../usecases/ports.ts';

/**
 * Mail over SMTP.
 * @param smtpUrl e.g. `smtps://user:password@mail.example:465`
 * @param from sender as shown, e.g. `Loket Kecamatan <loket@example.go.id>`
 */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(smtpUrl);
  return {
    async send(mail) {
      await transport.sendMail({ from, to: mail.to, subject: mail.subject, text: mail.text });
    },
  };
}
