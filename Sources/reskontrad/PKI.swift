import ArgumentParser
import EventLog
import Foundation
import Server
import TLS

/// Certificates, keys and tokens for development and tests.
struct PKI: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pki",
        abstract: "Make a development CA, certificates, token keys and tokens.",
        discussion: """
            Files are in PEM form in one folder; nothing is overwritten. For production use your own authority: a
            client's certificate names its principal as the URI reskontra:NAME.

            Examples:
              reskontrad pki ca ./pki
              reskontrad pki server ./pki ledger --host localhost --host 127.0.0.1
              reskontrad pki client ./pki till-7
              reskontrad pki token-key ./pki
              reskontrad pki token ./pki anna --certificate ./pki/anna.pem
              reskontrad serve --tls-certificate pki/ledger.pem --tls-key pki/ledger.key --tls-client-ca pki/ca.pem
            """,
        subcommands: [Authority.self, ForServer.self, ForClient.self, TokenKey.self, Token.self])

    fileprivate static func named(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let failure as ExitCode {
            throw failure
        } catch {
            FileHandle.standardError.write(Data("reskontrad: \(error)\n".utf8))
            throw ExitCode(1)
        }
    }

    struct Authority: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "ca", abstract: "Make the authority.")
        @Argument(help: "Folder; made if it is not there.") var folder: String

        func run() throws {
            try PKI.named {
                try DevelopmentAuthority(folder: folder).create()
                print("made \(folder)/ca.pem and \(folder)/ca.key")
            }
        }
    }

    struct ForServer: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "server", abstract: "Make a server's certificate.")
        @Argument(help: "Folder of the authority.") var folder: String
        @Argument(help: "Name of the files.") var name: String
        @Option(help: "Host name or IP address that clients connect to; may be repeated.") var host: [String] = []
        @Option(help: "Days it is good for.") var days = 90

        func run() throws {
            try PKI.named {
                let hosts = host.isEmpty ? ["localhost", "127.0.0.1", "::1"] : host
                try DevelopmentAuthority(folder: folder).issue(name, for: .server(hosts: hosts), days: days)
                print("made \(folder)/\(name).pem and \(folder)/\(name).key for \(hosts.joined(separator: ", "))")
            }
        }
    }

    struct ForClient: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "client", abstract: "Make a client's certificate.")
        @Argument(help: "Folder of the authority.") var folder: String
        @Argument(help: "Principal it is made out to; names the files too.") var principal: String
        @Option(help: "Days it is good for.") var days = 1

        func validate() throws {
            guard Credentials.isPrincipal(principal) else { throw ValidationError(Credentials.principalRule) }
        }

        func run() throws {
            try PKI.named {
                try DevelopmentAuthority(folder: folder).issue(
                    principal, for: .client(principal: principal), days: days)
                print("made \(folder)/\(principal).pem and \(folder)/\(principal).key")
            }
        }
    }

    struct TokenKey: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "token-key", abstract: "Make the key pair that signs tokens.")
        @Argument(help: "Folder.") var folder: String

        func run() throws {
            try PKI.named {
                try Credentials.makeTokenKey(folder: folder)
                print("made \(folder)/token.key; give \(folder)/token.pub to the server as token-keys")
            }
        }
    }

    struct Token: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "token", abstract: "Sign a token and print it.",
            discussion: "Without a certificate a token is good for one connection.")
        @Argument(help: "Folder with token.key.") var folder: String
        @Argument(help: "Principal it speaks for.") var principal: String
        @Option(help: "The client's certificate; required where clients show one.") var certificate: String?
        @Option(help: "What it is made out to.") var audience = "reskontra"
        @Option(help: "Minutes it is good for, at most 15.") var minutes = 15

        func validate() throws {
            guard Credentials.isPrincipal(principal) else { throw ValidationError(Credentials.principalRule) }
            guard (1...15).contains(minutes) else { throw ValidationError("--minutes 1 to 15") }
        }

        func run() throws {
            try PKI.named {
                print(
                    try Credentials.token(
                        folder: folder, principal: principal, certificate: certificate, audience: audience,
                        seconds: Int64(minutes) * 60))
            }
        }
    }
}
