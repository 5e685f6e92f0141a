#pragma once
#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/xml/xml_document.h"
#include <optional>

namespace counterpoint::docx {

/// The parts of a Word document that its text is taken from.
class Package {
public:
    static Result<Package> open(const QByteArray& bytes, const QString& fileName);

    const XmlDocument& body() const { return m_body; }
    /// Footnotes or endnotes of the document (`kind` "footnotes" or "endnotes"); empty where it has none.
    Result<std::optional<XmlDocument>> notes(const QString& kind) const;
    /// Whether any part of this kind ("header", "footer") holds words.
    bool hasWordsIn(const QString& kind) const;

private:
    Package(ZipReader reader, QString fileName);
    Result<XmlDocument> part(const QString& name) const;
    QStringList related(const QString& kind) const;
    void readRelations();

    ZipReader m_reader;
    QString m_fileName;
    QString m_bodyName;
    XmlDocument m_body;
    std::vector<std::pair<QString, QString>> m_related; ///< kind, part name
};

} // namespace counterpoint::docx
