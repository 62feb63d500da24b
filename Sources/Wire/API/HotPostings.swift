import Receivables
import Schema

// The requests of posting services and tills read in place, without message objects: PostInvoice, Capture,
// PostPayment. Nil means "not plain": the library reads it again and finds out what to say. A message field that
// comes twice is not plain, because the library would merge the two. Tests compare both readers.

package struct HotInvoiceRequest {
    package var company = Code.empty
    package var document = InvoiceDraft(customer: .empty)
    package var authorization = AuthorizationID.none
    package var isFinal = false
    package var isPreview = false
    package var ifSequence: UInt64 = 0

    /// `lines` is an empty array whose memory is used for the lines.
    package init?(_ message: UnsafeRawBufferPointer, reusing lines: inout [InvoiceDraft.Line]) {
        var reader = ProtoReader(message)
        var hasDocument = false
        while let field = reader.next() {
            switch field {
            case 1: company = reader.code()
            case 2:
                guard !hasDocument, reader.invoiceDraft(&document, &lines) else { return nil }
                hasDocument = true
            case 3:
                guard let id = reader.authorizationID() else { return nil }
                authorization = id
            case 4: isFinal = reader.bool()
            case 30:
                guard let preview = reader.isPreview() else { return nil }
                isPreview = preview
            case 31: ifSequence = reader.uint()
            default: return nil
            }
        }
        guard !reader.failed, hasDocument, !document.customer.isEmpty || !authorization.isNone else {
            return nil
        }
    }
}

package struct HotCaptureRequest {
    package var company = Code.empty
    package var authorization = AuthorizationID.none
    package var amount: Money?
    package var isFinal = false
    package var document: InvoiceDraft?
    package var invoiceNumber = Code.empty
    package var isPreview = false
    package var ifSequence: UInt64 = 0

    package init?(_ message: UnsafeRawBufferPointer, reusing lines: inout [InvoiceDraft.Line]) {
        var reader = ProtoReader(message)
        while let field = reader.next() {
            switch field {
            case 1: company = reader.code()
            case 2:
                guard let id = reader.authorizationID() else { return nil }
                authorization = id
            case 3:
                guard amount == nil, let money = reader.plainMoney() else { return nil }
                amount = money
            case 4: isFinal = reader.bool()
            case 5:
                var draft = InvoiceDraft(customer: .empty)
                guard document == nil, reader.invoiceDraft(&draft, &lines) else { return nil }
                document = draft
            case 6: invoiceNumber = reader.plainCode()
            case 30:
                guard let preview = reader.isPreview() else { return nil }
                isPreview = preview
            case 31: ifSequence = reader.uint()
            default: return nil
            }
        }
        guard !reader.failed, !authorization.isNone, amount != nil || document != nil else { return nil }
    }
}

package struct HotPaymentRequest {
    package var company = Code.empty
    package var payment = PaymentDraft(customer: .empty, amount: .zero(.eur))
    package var isPreview = false
    package var ifSequence: UInt64 = 0

    package init?(_ message: UnsafeRawBufferPointer) {
        var reader = ProtoReader(message)
        var (hasAmount, apply) = (false, UInt64(0))
        // Whoever says which amount holds is not plain.
        payment.warnsOfDifference = true
        while let field = reader.next() {
            switch field {
            case 1: company = reader.code()
            case 2: payment.customer = reader.plainCode()
            case 3:
                guard !hasAmount, let money = reader.plainMoney() else { return nil }
                payment.amount = money
                hasAmount = true
            case 4:
                guard payment.postingDate == nil, let date = reader.plainDate() else { return nil }
                payment.postingDate = date
            case 5: payment.method = reader.plainCode()
            case 6: payment.reference = reader.plainText(max: 140)
            case 7: payment.number = reader.plainCode()
            case 8: apply = reader.uint()
            case 9:
                guard payment.items.count < ApplyItem.itemsMax, let item = reader.applyItem() else {
                    return nil
                }
                payment.items.append(item)
            case 10:
                guard payment.rate == nil, let rate = reader.plainRate() else { return nil }
                payment.rate = rate
            case 11: payment.profile = reader.plainCode()
            case 12: payment.text = reader.plainText(max: Border.textBytesMax)
            case 30:
                guard let preview = reader.isPreview() else { return nil }
                isPreview = preview
            case 31: ifSequence = reader.uint()
            default: return nil
            }
        }
        guard !reader.failed, hasAmount, !payment.customer.isEmpty else { return nil }
        switch apply {
        case 0: payment.apply = payment.items.isEmpty ? nil : .named
        case 1, 2:
            guard payment.items.isEmpty else { return nil }
            payment.apply = apply == 1 ? ApplyMode.none : .oldestFirst
        case 3:
            guard !payment.items.isEmpty else { return nil }
            payment.apply = .named
        case 4:
            guard payment.items.isEmpty else { return nil }
            payment.apply = .byPriority
        default: return nil
        }
    }
}

/// The customer of a posting, looked up before the message is read.
package enum PostingGlance {
    /// A hint: empty when the number is not where our clients write it.
    package static func customer(_ message: UnsafeRawBufferPointer, isInvoice: Bool) -> Code {
        var reader = ProtoReader(message)
        var field = reader.next()
        if field == 1 {
            _ = reader.bytes()
            field = reader.next()
        }
        guard field == 2 else { return .empty }
        guard isInvoice else { return reader.code() }
        var document = reader.message()
        return document.next() == 1 ? document.code() : .empty
    }
}

extension ProtoReader {
    /// False when it is not plain. The lines' memory is moved into the draft.
    fileprivate mutating func invoiceDraft(_ draft: inout InvoiceDraft, _ lines: inout [InvoiceDraft.Line])
        -> Bool
    {
        var inner = message()
        swap(&draft.lines, &lines)
        while let field = inner.next() {
            switch field {
            case 1: draft.customer = inner.plainCode()
            case 2: draft.number = inner.plainCode()
            case 3:
                guard draft.documentDate == nil, let date = inner.plainDate() else { return false }
                draft.documentDate = date
            case 4:
                guard draft.postingDate == nil, let date = inner.plainDate() else { return false }
                draft.postingDate = date
            case 5:
                guard draft.dueDate == nil, let date = inner.plainDate() else { return false }
                draft.dueDate = date
            case 6:
                guard let currency = Currency(code: inner.code()) else { return false }
                draft.currency = currency
            case 7:
                guard draft.lines.count < InvoiceDraft.linesMax, inner.line(of: &draft) else { return false }
            case 8: draft.terms = inner.plainCode()
            case 9: draft.cashDiscount = inner.plainCode()
            case 10: draft.profile = inner.plainCode()
            case 11: draft.salesTaxGroup = inner.plainCode()
            case 12: draft.reference = inner.plainText(max: 60)
            case 13: draft.text = inner.plainText(max: Border.textBytesMax)
            case 14:
                guard draft.rate == nil, let rate = inner.plainRate() else { return false }
                draft.rate = rate
            case 15: draft.originalInvoice = inner.plainCode()
            case 16: draft.reason = inner.plainText(max: Border.textBytesMax)
            default: return false
            }
        }
        return !failed && !inner.failed
    }

    private mutating func line(of draft: inout InvoiceDraft) -> Bool {
        var inner = message()
        var line = InvoiceDraft.Line(account: .empty)
        while let field = inner.next() {
            switch field {
            case 1: line.account = inner.plainCode()
            case 2: line.description = inner.plainText(max: Border.textBytesMax)
            case 3:
                guard line.quantity == nil, let quantity = inner.plainDecimal() else { return false }
                line.quantity = quantity
            case 4:
                guard line.unitPrice == nil, let price = inner.plainDecimal() else { return false }
                line.unitPrice = price
            case 5:
                guard line.amount == nil, let amount = inner.plainMoney() else { return false }
                line.amount = amount
            case 6: line.itemTaxGroup = inner.plainCode()
            case 7: line.salesTaxGroup = inner.plainCode()
            case 8: line.itemNumber = inner.plainText(max: 60)
            case 9: line.dimension = inner.plainCode()
            default: return false
            }
        }
        guard !failed, !inner.failed, !line.account.isEmpty else { return false }
        draft.lines.append(line)
        return true
    }

    fileprivate mutating func applyItem() -> ApplyItem? {
        var inner = message()
        var (number, id, amount, version) = (Code.empty, UInt64(0), Money?.none, UInt64(0))
        while let field = inner.next() {
            switch field {
            case 1: number = inner.plainCode()
            case 2: id = inner.uint()
            case 3:
                guard amount == nil, let money = inner.plainMoney() else { return nil }
                amount = money
            case 4: version = inner.uint()
            default: return nil
            }
        }
        guard !failed, !inner.failed, let id = UInt32(exactly: id) else { return nil }
        return ApplyItem(number: number, item: ItemID(id), amount: amount, expectedVersion: version)
    }

    /// A number or code without control characters.
    fileprivate mutating func plainCode() -> Code {
        let code = code()
        if !code.isPrintable { reject() }
        return code
    }

    /// Free text that the border takes as it is.
    fileprivate mutating func plainText(max: Int) -> String {
        let raw = bytes()
        var (isPlain, all, digits) = (raw.count <= max, UInt8(0), 0)
        for byte in raw {
            all |= byte
            if byte < 0x20 || byte == 0x7f { isPlain = false }
            if byte &- UInt8(ascii: "0") < 10 { digits += 1 }
        }
        guard isPlain, digits < PANGuard.digitsMin || !PANGuard.isSuspect(raw) else {
            reject()
            return ""
        }
        if all < 0x80 { return String(decoding: raw, as: UTF8.self) }
        guard let text = String(validating: raw.bindMemory(to: UInt8.self), as: UTF8.self) else {
            reject()
            return ""
        }
        return text
    }

    @inline(__always)
    mutating func plainMoney() -> Money? {
        let raw = bytes()
        if let money = ProtoReader.usualMoney(raw) { return money }
        var inner = ProtoReader(raw)
        var (code, minor) = (Code.empty, Int64(0))
        while let field = inner.next() {
            switch field {
            case 1: code = inner.code()
            case 2: minor = inner.sint()
            default: return nil
            }
        }
        guard !failed, !inner.failed, minor.magnitude <= Money.minorMax.magnitude,
            let currency = Currency(code: code)
        else { return nil }
        return Money(minor, currency)
    }

    /// As writers put it: three letters, then an amount that ends the message. Nil: to be read field by field.
    @inline(__always)
    private static func usualMoney(_ raw: UnsafeRawBufferPointer) -> Money? {
        guard raw.count >= 7, let start = raw.baseAddress,
            UInt16(littleEndian: start.loadUnaligned(as: UInt16.self)) == 0x030a
        else { return nil }
        // The letters and the tag of the amount.
        let word = UInt32(littleEndian: start.loadUnaligned(fromByteOffset: 2, as: UInt32.self))
        guard word >> 24 == 0x10 else { return nil }
        var (zigzag, shift, place) = (UInt64(0), UInt64(0), 6)
        while place < raw.count, shift < 56 {
            let byte = start.load(fromByteOffset: place, as: UInt8.self)
            zigzag |= UInt64(byte & 0x7f) << shift
            place += 1
            shift += 7
            if byte < 0x80 { break }
            if place == raw.count { return nil }
        }
        let minor = Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
        guard place == raw.count, minor.magnitude <= Money.minorMax.magnitude,
            let currency = Currency(letters: word & 0xff_ffff)
        else { return nil }
        return Money(minor, currency)
    }

    fileprivate mutating func plainDecimal() -> Decimal? {
        var inner = message()
        var (unscaled, scale) = (Int64(0), UInt64(0))
        while let field = inner.next() {
            switch field {
            case 1: unscaled = inner.sint()
            case 2: scale = inner.uint()
            default: return nil
            }
        }
        guard !failed, !inner.failed, unscaled.magnitude <= Money.minorMax.magnitude,
            scale <= UInt64(Decimal.scaleMax)
        else { return nil }
        return Decimal(unscaled: unscaled, scale: UInt8(scale))
    }

    fileprivate mutating func plainRate() -> Rate? {
        guard let decimal = plainDecimal(), decimal.unscaled > 0 else { return nil }
        return Rate(mantissa: decimal.unscaled, scale: decimal.scale)
    }

    fileprivate mutating func plainDate() -> CalendarDate? {
        var inner = message()
        var (year, month, day) = (UInt64(0), UInt64(0), UInt64(0))
        while let field = inner.next() {
            switch field {
            case 1: year = inner.uint()
            case 2: month = inner.uint()
            case 3: day = inner.uint()
            default: return nil
            }
        }
        guard !failed, !inner.failed, year < 10_000, month <= 12, day <= 31 else { return nil }
        return CalendarDate(year: Int(year), month: Int(month), day: Int(day))
    }

    /// None for 0; nil for what no id can be.
    fileprivate mutating func authorizationID() -> AuthorizationID? {
        UInt32(exactly: uint()).map { AuthorizationID($0) }
    }

    fileprivate mutating func isPreview() -> Bool? {
        let raw = uint()
        return raw <= 2 ? raw == 2 : nil
    }
}

extension PostInvoice {
    package init(_ hot: consuming HotInvoiceRequest, _ company: CompanyID) {
        self.init(
            company: company, document: hot.document, authorization: hot.authorization, isFinal: hot.isFinal)
    }
}

extension Capture {
    package init(_ hot: consuming HotCaptureRequest, _ company: CompanyID) {
        self.init(
            company: company, authorization: hot.authorization, amount: hot.amount, isFinal: hot.isFinal,
            document: hot.document, invoiceNumber: hot.invoiceNumber)
    }
}

extension PostPayment {
    package init(_ hot: consuming HotPaymentRequest, _ company: CompanyID) {
        self.init(company: company, payment: hot.payment)
    }
}

// MARK: Answers, written in place

extension ProtoWriter {
    package mutating func postInvoiceResponse(_ answer: PostedDocument) {
        message(1) { $0.postedDocument(answer) }
    }

    package mutating func captureResponse(_ answer: Capture.Answer) {
        message(1) { $0.authorization(answer.authorization) }
        message(2) { $0.postedDocument(answer.invoice) }
    }

    package mutating func postPaymentResponse(_ answer: PostedPayment) {
        message(1) { writer in
            writer.code(1, answer.number)
            writer.uint(2, answer.item.number)
            writer.code(3, answer.voucher)
            writer.message(4) { $0.money(answer.amount) }
            writer.message(5) { $0.civilDate(answer.postingDate) }
            writer.uint(6, answer.settlement.number)
            for index in answer.settled.indices {
                writer.message(7) { $0.settledPart(answer.settled[index]) }
            }
            writer.message(8) { $0.money(answer.open) }
        }
    }

    private mutating func settledPart(_ part: SettledPart) {
        uint(1, part.item.number)
        code(2, part.number)
        message(3) { $0.money(part.amount) }
        message(4) { $0.money(part.open) }
        if part.discount != 0 { message(400) { $0.money(Money(part.discount, part.amount.currency)) } }
        if part.difference != 0 { message(401) { $0.money(Money(part.difference, part.amount.currency)) } }
    }

    private mutating func postedDocument(_ answer: PostedDocument) {
        code(1, answer.number)
        uint(2, answer.item.number)
        code(3, answer.voucher)
        message(4) { $0.money(answer.net) }
        message(5) { $0.money(answer.tax) }
        message(6) { $0.money(answer.total) }
        message(7) { $0.money(answer.accountingTotal) }
        message(8) { $0.civilDate(answer.postingDate) }
        message(9) { $0.civilDate(answer.dueDate) }
        code(10, answer.profile)
        for index in answer.taxes.indices {
            message(11) { $0.taxAmount(answer.taxes[index], answer.total.currency) }
        }
        bool(12, answer.overLimit)
        code(860, answer.bill)
        for index in answer.instalments.indices { message(1_400) { $0.instalment(answer.instalments[index]) } }
    }

    private mutating func instalment(_ row: InstalmentView) {
        code(1, row.number)
        uint(2, row.item.number)
        message(3) { $0.civilDate(row.due) }
        message(4) { $0.money(row.amount) }
        message(5) { $0.money(row.tax) }
        if let until = row.discountUntil { message(7) { $0.civilDate(until) } }
    }

    private mutating func taxAmount(_ row: DocumentTax, _ currency: Currency) {
        code(1, row.code)
        message(2) {
            $0.sint(1, row.percent.decimal.unscaled)
            $0.uint(2, UInt64(row.percent.decimal.scale))
        }
        message(3) { $0.money(Money(row.base, currency)) }
        message(4) { $0.money(Money(row.tax, currency)) }
    }

    private mutating func civilDate(_ date: CalendarDate) {
        let parts = date.parts
        int(1, Int64(parts.year))
        int(2, Int64(parts.month))
        int(3, Int64(parts.day))
    }
}
