import BankFiles
import Foundation
import Receivables
import Testing

@testable import Wire

/// The text of payout files (payments:RB-1, RB-5).
@Suite struct Pain001Tests {
    /// A book with a company and so many reimbursements of 0.01, 0.02 … euro in one file.
    private final class World {
        var book = Book()
        var file: PayoutFile

        init(_ count: Int, _ format: PayoutFormat = .pain00100109) {
            let stamp = Stamp(sequence: 1, instant: Instant(nanoseconds: 0), businessDate: CalendarDate(days: 20_000))
            let company = CompanyID(1)
            let subject = Subject(
                id: SubjectID(1), name: "Ångström", address: "", country: "DE", email: "", language: "")
            let facts: [Event] = [
                .companyCreated(Company(id: company, code: "A", name: "A", currency: .eur, timeZone: "UTC")),
                .parametersSet(company, Parameters()), .subjectSet(subject),
                .customerSet(
                    CustomerRow(
                        id: CustomerID(1), company: company, number: "C-1", subject: SubjectID(1), group: .empty,
                        currency: .eur, terms: .empty, invoiceAccount: CustomerID(1), holdStatus: .none, profile: .empty,
                        salesTaxGroup: .empty, method: .empty, flags: [], party: PartyID(1), partyCode: .empty)),
            ]
            for fact in facts { book.apply(fact, at: stamp) }
            var transfers: [PayoutFile.Transfer] = []
            for number in 1...count {
                var item = LogCodecTests.posted
                (item.id, item.customer, item.authorization) = (ItemID(UInt32(number)), CustomerID(1), .none)
                (item.number, item.currency, item.kind) = (Code("ADJ-\(number)") ?? .empty, .eur, .reimbursement)
                book.apply(.itemPosted(item), at: stamp)
                transfers.append(
                    .init(
                        item: item.id, amount: Int64(number), holder: "Müller & <Söhne>", iban: "DE89370400440532013000",
                        bic: number == 1 ? "COBADEFFXXX" : .empty))
            }
            file = PayoutFile(
                id: PayoutFileID(1), company: company, bankAccount: "MAIN", payer: "Aldgate & Co",
                payerIban: "DE02120300000000202051", format: format, created: Instant(nanoseconds: 1_780_000_000_000_000_000),
                executionDate: CalendarDate(days: 20_600), transfers: transfers, entry: nil, voucherNext: 0)
            book.apply(.payoutFileMade(file), at: stamp)
        }

        func text() -> String { Pain001.text(file, book) }
        func piece(_ number: Int) -> String { Pain001(file).piece(number, book) }
    }

    @Test("every element in its place: the whole text of a file of one transfer")
    func whole() {
        #expect(
            World(1).text() == """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
                  <CstmrCdtTrfInitn>
                    <GrpHdr>
                      <MsgId>A-PO-000001</MsgId>
                      <CreDtTm>2026-05-28T20:26:40Z</CreDtTm>
                      <NbOfTxs>1</NbOfTxs>
                      <CtrlSum>0.01</CtrlSum>
                      <InitgPty>
                        <Nm>Aldgate + Co</Nm>
                      </InitgPty>
                    </GrpHdr>
                    <PmtInf>
                      <PmtInfId>A-PO-000001</PmtInfId>
                      <PmtMtd>TRF</PmtMtd>
                      <BtchBookg>true</BtchBookg>
                      <NbOfTxs>1</NbOfTxs>
                      <CtrlSum>0.01</CtrlSum>
                      <PmtTpInf>
                        <SvcLvl>
                          <Cd>SEPA</Cd>
                        </SvcLvl>
                      </PmtTpInf>
                      <ReqdExctnDt>
                        <Dt>2026-05-27</Dt>
                      </ReqdExctnDt>
                      <Dbtr>
                        <Nm>Aldgate + Co</Nm>
                      </Dbtr>
                      <DbtrAcct>
                        <Id>
                          <IBAN>DE02120300000000202051</IBAN>
                        </Id>
                      </DbtrAcct>
                      <DbtrAgt>
                        <FinInstnId>
                          <Othr>
                            <Id>NOTPROVIDED</Id>
                          </Othr>
                        </FinInstnId>
                      </DbtrAgt>
                      <ChrgBr>SLEV</ChrgBr>
                      <CdtTrfTxInf>
                        <PmtId>
                          <EndToEndId>ADJ-1</EndToEndId>
                        </PmtId>
                        <Amt>
                          <InstdAmt Ccy="EUR">0.01</InstdAmt>
                        </Amt>
                        <CdtrAgt>
                          <FinInstnId>
                            <BICFI>COBADEFFXXX</BICFI>
                          </FinInstnId>
                        </CdtrAgt>
                        <Cdtr>
                          <Nm>Mueller + Soehne</Nm>
                        </Cdtr>
                        <CdtrAcct>
                          <Id>
                            <IBAN>DE89370400440532013000</IBAN>
                          </Id>
                        </CdtrAcct>
                        <RmtInf>
                          <Ustrd>Refund ADJ-1</Ustrd>
                        </RmtInf>
                      </CdtTrfTxInf>
                    </PmtInf>
                  </CstmrCdtTrfInitn>
                </Document>

                """)
    }

    @Test("the pieces in their order are the file, and each writing gives the same bytes; counts and sums are right")
    func pieces() {
        let world = World(1_201)
        #expect(world.file.pieces == 3)
        let whole = world.text()
        #expect(whole == world.text())
        #expect(whole == (0..<3).map { world.piece($0) }.joined())
        #expect(whole.split(separator: "\n").count { $0.hasSuffix("<CdtTrfTxInf>") } == 1_201)
        #expect(whole.contains("<NbOfTxs>1201</NbOfTxs>") && whole.contains("<CtrlSum>7218.01</CtrlSum>"))
    }

    @Test("the official schemas take both formats", arguments: [PayoutFormat.pain00100103, .pain00100109])
    func schemas(format: PayoutFormat) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data/bank/schemas")
        guard FileManager.default.fileExists(atPath: folder.path) else {
            print("skipped: shared data not here")
            return
        }
        let text = World(501, format).text()
        #expect(try SchemaCheck.faults(bytes: Array(text.utf8), schemas: folder.path) == [])
        let torn = text.replacing("<PmtMtd>TRF</PmtMtd>", with: "<PmtMtd>CASH</PmtMtd>")
        #expect(try SchemaCheck.faults(bytes: Array(torn.utf8), schemas: folder.path).map(\.line) == [15])
    }
}
