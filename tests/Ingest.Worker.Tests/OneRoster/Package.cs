using System.IO.Compression;
using System.Text;

namespace Ingest.Worker.Tests.OneRoster;

/// <summary>A OneRoster package: files by name, as a folder or a zip.</summary>
internal sealed class Package
{
    private readonly List<(string Name, string Text)> _files = [];

    /// <summary>Adds a file.</summary>
    public Package With(string name, params string[] lines)
    {
        _files.RemoveAll(file => file.Name == name);
        _files.Add((name, string.Concat(lines.Select(line => line + "\r\n"))));
        return this;
    }

    /// <summary>Writes them into a folder.</summary>
    public string Folder(string path)
    {
        Directory.CreateDirectory(path);
        foreach (var (name, text) in _files)
        {
            File.WriteAllText(Path.Combine(path, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }

        return path;
    }

    /// <summary>Packs them.</summary>
    public string Zip(string path)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in _files)
        {
            using var entry = new StreamWriter(zip.CreateEntry(name).Open());
            entry.Write(text);
        }

        return path;
    }

    /// <summary>A centre of two groups in the form of 1.1: two learners, a teacher, a term of two parts.</summary>
    public static Package OfElevenths() => new Package()
        .With(
            "manifest.csv", "propertyName,value", "manifest.version,1.0", "oneroster.version,1.1", "file.academicSessions,bulk", "file.categories,bulk", "file.classes,bulk",
            "file.courses,bulk", "file.demographics,bulk", "file.enrollments,bulk", "file.lineItems,bulk", "file.orgs,bulk", "file.results,bulk", "file.users,bulk", "source.systemName,")
        .With("orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId", "o1,,,Центр,school,,")
        .With(
            "academicSessions.csv", "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            "as1,,,Осень,term,2025-09-01,2026-01-01,,2026", "as2,,,Весна,term,2026-01-12,2026-06-01,,2026")
        .With(
            "courses.csv", "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
            "c1,,,,Охрана труда: профессиональная переподготовка,ОТ-256,,o1,,", "c2,,,,Первая помощь,,,o1,,")
        .With(
            "classes.csv", "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
            "k1,,,Первая,,c1,ПП-01,scheduled,,o1,\"as1,as2\",,,", "k2,,,Вторая,,c2,,scheduled,,o1,as1,,,")
        .With(
            "users.csv",
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
            "u1,,,true,o1,student,a,{СНИЛС:112-233-445 95},Егор,Орлов,Ильич,Л-1,orlov@example.org,,+70000000000,,,secret",
            "u2,,,true,o1,student,b,,Мария,Котова,,,,,,,,", "t1,,,true,o1,teacher,c,,Пётр,Петров,,П-1,,,,,,", "g1,,,true,o1,guardian,d,,Анна,Орлова,,,,,,,,")
        .With("demographics.csv", "sourcedId,status,dateLastModified,birthDate,sex,asian,countryOfBirthCode", "u1,,,1990-02-03,male,false,RU", "u2,,,,unspecified,,", "t1,,,1970-04-05,male,,")
        .With(
            "enrollments.csv", "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
            "e1,,,k1,o1,u1,student,false,,", "e2,,,k1,o1,u2,student,false,2025-09-10,2025-12-01", "e3,,,k1,o1,t1,teacher,true,,", "e4,,,k2,o1,u2,student,false,2025-09-10,2026-01-01")
        .With("categories.csv", "sourcedId,status,dateLastModified,title", "g1,,,Итоговая аттестация", "g2,,,Домашние задания")
        .With(
            "lineItems.csv",
            "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax",
            "l1,,,Тест,,,,k1,g2,as1,0,20", "l2,,,Экзамен,,,,k1,g1,as2,2,5", "l3,,,Тест,,,,k1,g2,as1,10,30", "l4,,,Тест,,,,k2,,as1,,3")
        .With(
            "results.csv", "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment",
            "r1,,,l1,u1,fully graded,17,2025-10-01,молодец", "r2,,,l2,u1,fully graded,4,2026-05-20,", "r3,,,l1,u2,not submitted,,2025-10-01,", "r4,,,l3,u2,exempt,,2025-10-02,",
            "r5,,,l3,u1,fully graded,,2025-10-02,", "r6,,,l4,u2,fully graded,2,2025-11-01,", "r7,,,l1,u1,fully graded,21,2025-10-08,", "r8,,,l1,u2,partially graded,9,2025-10-08,");
}
