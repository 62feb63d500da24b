import Receivables
import Schema
import SwiftProtobuf

/// Every bad field of a malformed request; nothing of it reached a rule.
package struct FieldErrors: Error {
    package struct Violation {
        package let field: String
        package let reason: Reason
        package let message: String
    }

    package var violations: [Violation]
}

/// The one place where a refusal becomes `google.rpc.Status`, the same bytes in every carrier.
///
/// Status code and remedy of a reason come from the generated table over errors.proto.
package enum StatusMessage {
    /// The trade, the engine or the machine says no.
    package static func make(_ rejection: Rejection, retryMilliseconds: UInt32? = nil) -> (code: UInt16, bytes: [UInt8]) {
        var info = Google_Rpc_ErrorInfo()
        var figures = Reskontra_V1_ErrorFigures()
        for figure in rejection.figures {
            info.metadata[figure.name] = text(figure.value)
            figures.figures.append(message(figure))
        }
        if !rejection.field.isEmpty { info.metadata["field"] = rejection.field }
        var details: [any Message] = []
        if !rejection.field.isEmpty {
            var request = Google_Rpc_BadRequest()
            request.fieldViolations = [violation(rejection.field, rejection.message)]
            details.append(request)
        }
        let retry = retryMilliseconds ?? (rejection.reason == .retryLater ? 5 : nil)
        if let retry {
            var advice = Google_Rpc_RetryInfo()
            advice.retryDelay.seconds = Int64(retry / 1_000)
            advice.retryDelay.nanos = Int32(retry % 1_000) * 1_000_000
            details.append(advice)
        }
        return status(rejection.reason, rejection.message, info, figures, details)
    }

    /// A malformed request: the first reason leads, every violation is listed.
    package static func make(_ errors: FieldErrors) -> (code: UInt16, bytes: [UInt8]) {
        let first = errors.violations.first
        var request = Google_Rpc_BadRequest()
        request.fieldViolations = errors.violations.map { violation($0.field, $0.message) }
        var info = Google_Rpc_ErrorInfo()
        if let first { info.metadata["field"] = first.field }
        let more = errors.violations.count > 1 ? " (and \(errors.violations.count - 1) more)" : ""
        let text = first.map { "\($0.field): \($0.message)\(more)" } ?? "malformed request"
        return status(first?.reason ?? .fieldInvalid, text, info, Reskontra_V1_ErrorFigures(), [request])
    }

    /// A connection that cannot go on.
    package static func make(_ error: FrameError) -> [UInt8] {
        var status = Google_Rpc_Status()
        status.code = Int32(error.status)
        status.message = "\(error.text)"
        return (try? status.serializedBytes()) ?? []
    }

    private static func status(
        _ reason: Reason, _ message: String, _ info: Google_Rpc_ErrorInfo, _ figures: Reskontra_V1_ErrorFigures,
        _ more: [any Message]
    ) -> (code: UInt16, bytes: [UInt8]) {
        let wire = Reskontra_V1_ErrorReason(rawValue: Int(reason.rawValue)) ?? .unspecified
        var info = info
        info.reason = wire.code
        info.domain = "reskontra"
        info.metadata["remedy"] = wire.remedy
        var figures = figures
        figures.reason = wire
        var status = Google_Rpc_Status()
        status.code = Int32(wire.status)
        status.message = message
        let details: [any Message] = [info] + (figures.figures.isEmpty ? [] : [figures]) + more
        status.details = details.map(packed)
        return (wire.status, (try? status.serializedBytes()) ?? [])
    }

    /// Encoded here, because `Any` would write the map of `ErrorInfo` in hash order: other bytes in each process.
    private static func packed(_ message: any Message) -> Google_Protobuf_Any {
        var options = BinaryEncodingOptions()
        options.useDeterministicOrdering = true
        var any = Google_Protobuf_Any()
        any.typeURL = "type.googleapis.com/\(type(of: message).protoMessageName)"
        // Our own details have no required fields and no bad text: nothing here can fail.
        if let bytes = try? message.serializedData(options: options) { any.value = bytes }
        return any
    }

    private static func violation(_ field: String, _ text: String) -> Google_Rpc_BadRequest.FieldViolation {
        var violation = Google_Rpc_BadRequest.FieldViolation()
        violation.field = field
        violation.description_p = text
        return violation
    }

    private static func text(_ value: Rejection.Figure.Value) -> String {
        switch value {
        case .money(let money): money.description
        case .number(let number): String(number)
        case .text(let text): text
        case .date(let date): date.description
        }
    }

    private static func message(_ figure: Rejection.Figure) -> Reskontra_V1_ErrorFigures.Figure {
        var made = Reskontra_V1_ErrorFigures.Figure()
        made.name = figure.name
        switch figure.value {
        case .money(let money): made.money = Reskontra_V1_Money(money)
        case .number(let number): made.number = number
        case .text(let text): made.text = text
        case .date(let date): made.date = Reskontra_V1_Date(date)
        }
        return made
    }
}
