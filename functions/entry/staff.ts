import { staffApi } from '../../domain/api.ts';
import type { StaffApi } from '../../domain/api.ts';
import { actOnApplication } from '../usecases/act-on-application.ts';
import { answerComment } from '../usecases/answer-comment.ts';
import { findSlots } from '../usecases/choose-slot.ts';
import { closeConsultation } from '../usecases/close-consultation.ts';
import { deskList } from '../usecases/desk-list.ts';
import { discardStandardDraft } from '../usecases/discard-standard-draft.ts';
import { findApplicants } from '../usecases/find-applicants.ts';
import { listStandards } from '../usecases/list-standards.ts';
import { openCase } from '../usecases/open-case.ts';
import { openConsultation } from '../usecases/open-consultation.ts';
import { openFile } from '../usecases/open-file.ts';
import { openOffice } from '../usecases/open-office.ts';
import { openStandardDraft } from '../usecases/open-standard-draft.ts';
import { openStandard } from '../usecases/open-standard.ts';
import { previewStandard } from '../usecases/preview-standard.ts';
import { publishDecree } from '../usecases/publish-decree.ts';
import { readConsultation } from '../usecases/read-consultation.ts';
import { recordReview } from '../usecases/record-review.ts';
import { reuseApplicant } from '../usecases/reuse-applicant.ts';
import { saveOffice } from '../usecases/save-office.ts';
import { saveStandardDraft } from '../usecases/save-standard-draft.ts';
import { setServiceOpen } from '../usecases/set-service-open.ts';
import { setStaff, whoAmI } from '../usecases/set-staff.ts';
import { showWithheld } from '../usecases/show-withheld.ts';
import { startStandardDraft } from '../usecases/start-standard-draft.ts';
import { intakeForm, intakeServices, takeIn } from '../usecases/take-in.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { previewPages, receiptWriter } from './preview.ts';
import { skmEndpoints } from './skm.ts';
import { batchEndpoints } from './batch.ts';
import { queueEndpoints } from './queue.ts';
import { emergencyEndpoints } from './emergency.ts';
import { sheetsEndpoints } from './sheets.ts';
import { registersEndpoints } from './registers.ts';
import { calendarEndpoints } from './calendar.ts';
import { caseMovesEndpoints } from './case-moves.ts';
import { attachmentsEndpoints } from './attachments.ts';

/** All acts of the staff that need no letter bytes: name → endpoint. */
export function staffEndpoints(deps: ReportDeps): { [K in keyof StaffApi]: Endpoint } {
  const preview = previewPages(deps.settings.publicUrl);
  const receipt = receiptWriter(deps.settings.publicUrl);
  return {
    ...skmEndpoints(deps),
    ...batchEndpoints(deps),
    ...queueEndpoints(deps),
    ...emergencyEndpoints(deps),
    ...sheetsEndpoints(deps),
    ...registersEndpoints(deps),
    ...calendarEndpoints(deps),
    ...caseMovesEndpoints(deps),
    ...attachmentsEndpoints(deps),
    whoAmI: endpoint(staffApi.whoAmI, (uid) => whoAmI(deps, uid)),
    openCase: endpoint(staffApi.openCase, (uid, input) => openCase(deps, uid, input)),
    deskList: endpoint(staffApi.deskList, (uid, input) => deskList(deps, uid, input)),
    openFile: endpoint(staffApi.openFile, (uid, input) => openFile(deps, uid, input)),
    actOnApplication: endpoint(staffApi.actOnApplication, (uid, input) => actOnApplication(deps, uid, input)),
    findApplicants: endpoint(staffApi.findApplicants, (uid, input) => findApplicants(deps, uid, input)),
    intakeServices: endpoint(staffApi.intakeServices, (uid, input) => intakeServices(deps, uid, input)),
    intakeForm: endpoint(staffApi.intakeForm, (uid, input) => intakeForm(deps, uid, input)),
    reuseApplicant: endpoint(staffApi.reuseApplicant, (uid, input) => reuseApplicant(deps, uid, input)),
    takeIn: endpoint(staffApi.takeIn, (uid, input) => takeIn(deps, uid, input, receipt)),
    freeSlots: endpoint(staffApi.freeSlots, (uid, input) => findSlots(deps, uid, input)),
    setStaff: endpoint(staffApi.setStaff, (uid, input) => setStaff(deps, uid, input)),
    listStandards: endpoint(staffApi.listStandards, (uid, input) => listStandards(deps, uid, input)),
    openStandard: endpoint(staffApi.openStandard, (uid, input) => openStandard(deps, uid, input)),
    startStandardDraft: endpoint(staffApi.startStandardDraft, (uid, input) =>
      startStandardDraft(deps, uid, input),
    ),
    openStandardDraft: endpoint(staffApi.openStandardDraft, (uid, input) =>
      openStandardDraft(deps, uid, input),
    ),
    saveStandardDraft: endpoint(staffApi.saveStandardDraft, (uid, input) =>
      saveStandardDraft(deps, uid, input),
    ),
    discardStandardDraft: endpoint(staffApi.discardStandardDraft, (uid, input) =>
      discardStandardDraft(deps, uid, input),
    ),
    openConsultation: endpoint(staffApi.openConsultation, (uid, input) => openConsultation(deps, uid, input)),
    readConsultation: endpoint(staffApi.readConsultation, (uid, input) => readConsultation(deps, uid, input)),
    answerComment: endpoint(staffApi.answerComment, (uid, input) => answerComment(deps, uid, input)),
    closeConsultation: endpoint(staffApi.closeConsultation, (uid, input) =>
      closeConsultation(deps, uid, input),
    ),
    publishDecree: endpoint(staffApi.publishDecree, (uid, input) => publishDecree(deps, uid, input)),
    setServiceOpen: endpoint(staffApi.setServiceOpen, (uid, input) => setServiceOpen(deps, uid, input)),
    recordReview: endpoint(staffApi.recordReview, (uid, input) => recordReview(deps, uid, input)),
    openOffice: endpoint(staffApi.openOffice, (uid, input) => openOffice(deps, uid, input)),
    showWithheld: endpoint(staffApi.showWithheld, (uid, input) => showWithheld(deps, uid, input)),
    saveOffice: endpoint(staffApi.saveOffice, (uid, input) => saveOffice(deps, uid, input)),
    previewStandard: endpoint(staffApi.previewStandard, (uid, input) =>
      previewStandard(deps, uid, input, preview),
    ),
  };
}
