#pragma once
#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace counterpoint::cli {

/// A JSON document of one long list, a row a line: held as text, since a document of a hundred thousand rows takes twenty times the room.
class LongJson {
public:
    explicit LongJson(const char* list) { m_text = QByteArray("{\"") + list + "\": ["; }
    void add(const QJsonObject& row)
    {
        m_text += m_isEmpty ? "\n" : ",\n";
        m_text += QJsonDocument(row).toJson(QJsonDocument::Compact);
        m_isEmpty = false;
    }
    /// The document, with what else it says behind the list.
    QByteArray finish(const QJsonObject& rest = {}) &&
    {
        m_text += "\n]";
        if (!rest.isEmpty())
            m_text += ",\n" + QJsonDocument(rest).toJson(QJsonDocument::Compact).mid(1);
        else
            m_text += "}";
        return std::move(m_text);
    }

private:
    QByteArray m_text;
    bool m_isEmpty = true;
};

} // namespace counterpoint::cli
