import Receivables
import Schema
import Wire

// Routes of Collections whose translation reads the book or the calendar.

extension NativePort {
    func createAgingSnapshot(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_CreateAgingSnapshotRequest.self),
            let company = company(call, message.company)
        else { return }
        write(call, message.mode, message.ifSequence, { try CreateAgingSnapshot(message, company, engine.book) }) {
            a, b, _ in Reskontra_V1_CreateAgingSnapshotResponse(a, b)
        }
    }

    func setLetterSequence(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_SetLetterSequenceRequest.self),
            let company = company(call, message.company)
        else { return }
        write(call, message.mode, message.ifSequence, { try SetLetterSequence(message, company, engine.book) }) {
            a, b, _ in Reskontra_V1_SetLetterSequenceResponse(a, b)
        }
    }

    func createLetters(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_CreateLettersRequest.self),
            let company = company(call, message.company)
        else { return }
        let today = engine.today(company)
        write(call, message.mode, message.ifSequence, { try CreateLetters(message, company, today: today) }) {
            a, b, _ in Reskontra_V1_CreateLettersResponse(a, b)
        }
    }

    func setAutomationProcess(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_SetAutomationProcessRequest.self),
            let company = company(call, message.company)
        else { return }
        write(call, message.mode, message.ifSequence, { try SetAutomationProcess(message, company, engine.book) }) {
            a, b, _ in Reskontra_V1_SetAutomationProcessResponse(a, b, of: company)
        }
    }
}
