#include "core/interchange/limesurvey/lime_document.h"
#include "core/base/translate.h"
#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/xml/xml_document.h"
#include <QSet>
#include <QXmlStreamWriter>
#include <algorithm>

namespace counterpoint::lime {

namespace {

constexpr const char* context = "LimeSurvey";
constexpr std::size_t mostFields = 20'000'000; ///< of all rows together; a survey of a national census has fewer

QString nameOf(pugi::xml_node node) { return QString::fromUtf8(node.name()); }

/// All the text of an element, in CDATA or not.
QString textOf(pugi::xml_node node)
{
    QString text;
    for (const auto child : node.children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            text += QString::fromUtf8(child.value());
    return text;
}

tl::unexpected<Error> notOne(const QString& fileName)
{
    return fail(Error::Kind::Format,
                translate(context, "“%1” is no survey of LimeSurvey: export it there as .lss or .lsa, and bring that in.").arg(fileName));
}

QString endingIn(const QStringList& entries, const QString& end)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const QString& each) {
        return each.endsWith(end, Qt::CaseInsensitive) && !each.startsWith(QLatin1String("__MACOSX"));
    });
    return found == entries.end() ? QString() : *found;
}

} // namespace

const std::vector<Record>& Document::rows(const QString& table) const
{
    static const std::vector<Record> none;
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const Table& each) { return each.name == table; });
    return found == tables.end() ? none : found->rows;
}

bool Document::has(const QString& table) const
{
    return std::any_of(tables.begin(), tables.end(), [&](const Table& each) { return each.name == table; });
}

bool isDocument(const QByteArray& head) { return head.left(4096).contains("<LimeSurveyDocType>"); }

Result<Document> read(const QByteArray& bytes, const QString& fileName)
{
    if (!isDocument(bytes))
        return notOne(fileName);
    const auto xml = XmlDocument::parse(bytes, fileName, QStringLiteral("document"));
    if (!xml)
        return fail(xml);
    Document document;
    std::size_t fields = 0;
    for (const auto part : xml->root().children()) {
        const auto name = nameOf(part);
        if (name == QLatin1String("LimeSurveyDocType"))
            document.type = textOf(part).trimmed();
        else if (name == QLatin1String("languages"))
            for (const auto language : part.children("language"))
                document.languages << textOf(language).trimmed();
        else if (const auto rows = part.child("rows")) {
            Table table{name, {}, {}};
            for (const auto each : part.child("fields").children())
                table.fields << textOf(each);
            for (const auto row : rows.children("row")) {
                Record record;
                for (const auto each : row.children())
                    record.emplace(nameOf(each), textOf(each));
                fields += record.size();
                table.rows.push_back(std::move(record));
                if (fields > mostFields)
                    return fail(Error::Kind::Format, translate(context, "“%1” holds more than can be read at once.").arg(fileName));
            }
            document.tables.push_back(std::move(table));
        }
    }
    return document;
}

QByteArray write(const Document& document)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(1);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("document"));
    xml.writeTextElement(QStringLiteral("LimeSurveyDocType"), document.type);
    xml.writeTextElement(QStringLiteral("DBVersion"), QStringLiteral("641"));
    xml.writeStartElement(QStringLiteral("languages"));
    for (const auto& language : document.languages)
        xml.writeTextElement(QStringLiteral("language"), language);
    xml.writeEndElement();
    for (const auto& table : document.tables) {
        xml.writeStartElement(table.name);
        xml.writeStartElement(QStringLiteral("fields"));
        for (const auto& name : table.fields)
            xml.writeTextElement(QStringLiteral("fieldname"), name);
        xml.writeEndElement();
        xml.writeStartElement(QStringLiteral("rows"));
        for (const auto& row : table.rows) {
            xml.writeStartElement(QStringLiteral("row"));
            for (const auto& name : table.fields) {
                const auto text = field(row, name);
                if (text.isEmpty())
                    xml.writeEmptyElement(name);
                else {
                    xml.writeStartElement(name);
                    xml.writeCDATA(text);
                    xml.writeEndElement();
                }
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

bool isArchive(const QByteArray& bytes)
{
    if (!bytes.startsWith("PK\x03\x04"))
        return false;
    const auto zip = ZipReader::open(bytes, {});
    return zip && !endingIn(zip->entries(), QStringLiteral(".lss")).isEmpty();
}

Result<Archive> readArchive(const QByteArray& bytes, const QString& fileName)
{
    const auto zip = ZipReader::open(bytes, fileName);
    if (!zip)
        return fail(zip);
    const auto part = [&](const QString& end) -> Result<Document> {
        return zip->read(endingIn(zip->entries(), end)).and_then([&](const QByteArray& xml) { return read(xml, fileName); });
    };
    auto survey = part(QStringLiteral(".lss"));
    if (!survey)
        return fail(survey);
    Archive archive{std::move(*survey), {}};
    if (endingIn(zip->entries(), QStringLiteral("_responses.lsr")).isEmpty() && endingIn(zip->entries(), QStringLiteral(".lsr")).isEmpty())
        return archive;
    auto responses = part(QStringLiteral(".lsr"));
    if (!responses)
        return fail(responses);
    archive.responses = std::move(*responses);
    return archive;
}

QString field(const Record& record, const QString& name)
{
    const auto found = record.find(name);
    return found == record.end() ? QString() : found->second;
}

} // namespace counterpoint::lime
