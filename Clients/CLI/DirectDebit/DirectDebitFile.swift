import ArgumentParser
import Foundation
import Schema

struct DirectDebitFileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: "The bank's file: pain.008.",
        subcommands: [DirectDebitFileMake.self, DirectDebitFileGet.self, DirectDebitFileList.self])
}

struct DirectDebitFileMake: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Make the file of the collections that are in none yet. Its text: `direct-debit file get`.",
        discussion: """
            What is paid, disputed or held meanwhile, or what its mandate no longer allows, is left out and named.

            EXAMPLES
              reskontra direct-debit file make --dry-run
              reskontra direct-debit file make --format pain.008.001.02 --yes
            """)

    @Option(help: "pain.008.001.08, pain.008.001.02 or pain.008.003.02.") var format = "pain.008.001.08"
    @Option(help: "Only this creditor account.") var creditor = ""
    @Option(help: ArgumentHelp("Collections due through this day.", valueName: "date")) var dueBy: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_GenerateDirectDebitFileRequest()
        switch format {
        case "pain.008.001.08": request.format = .pain00800108
        case "pain.008.001.02": request.format = .pain00800102
        case "pain.008.003.02": request.format = .pain00800302
        default: throw ValidationError("'\(format)' is not a format: pain.008.001.08, pain.008.001.02, pain.008.003.02")
        }
        request.creditor = creditor
        if let dueBy { request.dueBy = try date(dueBy) }
        try await Writing<_, Reskontra_V1_GenerateDirectDebitFileResponse>(
            method: .generateDirectDebitFile, request: request, options: writing, question: "Make this file",
            view: { .debitFile($0) }
        )
        .run(desk)
    }
}

struct DirectDebitFileList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Files that were made, latest first.",
        discussion: """
            EXAMPLES
              reskontra direct-debit file list
              reskontra direct-debit file list --all -o csv
            """)

    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listDirectDebitFiles, Reskontra_V1_ListDirectDebitFilesRequest.with { $0.page = page },
                    as: Reskontra_V1_ListDirectDebitFilesResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.files += $1.files
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.debitFiles(answer))
    }
}

struct DirectDebitFileGet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Write the text of a file to a path or to standard output; the same bytes every time.",
        discussion: """
            With a folder of the official schemas (--schemas, or RESKONTRA_SCHEMAS) a file that does not fit its schema
            is not written. A path that is there already is replaced, and only by a whole file.

            EXAMPLES
              reskontra direct-debit file get DD-000001 > debits.xml
              reskontra direct-debit file get DD-000001 --to debits.xml --schemas /usr/share/iso20022
            """)

    @Argument(help: "Number of the file.") var file: String
    @Option(help: "Where to; without one to standard output.") var to: String?
    @OptionGroup var schemas: SchemaOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        // 100,000 collections are some 100 MB: they pass piece by piece.
        guard to != nil || schemas.folder != nil else { return try await write(to: .standardOutput, desk) }
        let part = to.map { $0 + ".part" } ?? NSTemporaryDirectory() + "reskontra-\(UUID().uuidString).xml"
        guard FileManager.default.createFile(atPath: part, contents: nil), let handle = FileHandle(forWritingAtPath: part)
        else { throw ValidationError("'\(to ?? part)' cannot be written") }
        do {
            try await write(to: handle, desk)
            try handle.close()
            try schemas.check(file: part, called: file)
            if let to {
                guard rename(part, to) == 0 else { throw ValidationError("'\(to)' cannot be written") }
            } else {
                try Self.copy(part, to: .standardOutput)
                try FileManager.default.removeItem(atPath: part)
            }
        } catch {
            try? FileManager.default.removeItem(atPath: part)
            throw error
        }
    }

    private func write(to handle: FileHandle, _ desk: Desk) async throws {
        var (piece, pieces) = (UInt32(0), UInt32(1))
        while piece < pieces {
            let number = piece
            let answer: Reskontra_V1_GetDirectDebitFileResponse = try await desk.read(
                .getDirectDebitFile,
                Reskontra_V1_GetDirectDebitFileRequest.with {
                    $0.file = file
                    $0.piece = number
                })
            try handle.write(contentsOf: answer.content)
            pieces = answer.file.pieces
            piece += 1
        }
    }

    private static let copyBytes = 1 << 20

    private static func copy(_ path: String, to output: FileHandle) throws {
        guard let source = FileHandle(forReadingAtPath: path) else { throw ValidationError("'\(path)' cannot be read") }
        while let bytes = try source.read(upToCount: copyBytes), !bytes.isEmpty { try output.write(contentsOf: bytes) }
        try source.close()
    }
}
