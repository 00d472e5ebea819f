using System.Globalization;
using Materials.FaultyReader;
using Materials.Reading;
using Materials.Reading.Containment;

// Started by a pool as the real program is, with the same code to shut itself in. What it does at a file, the file's name says.
if (args is not [.., var descriptor, var stage])
    return 2;

var channel = int.Parse(descriptor, CultureInfo.InvariantCulture);
return ReadingChild.Run(channel, stage, (limits, scratch) => (path, content, course) =>
{
    var name = Path.GetFileNameWithoutExtension(path);
    var watched = new ReadingCourse(
        at =>
        {
            course.Enter(at);
            Faults.Commit(Path.GetFileNameWithoutExtension(at));
        },
        course.PassedOver);
    var files = new FileReader(limits).Read(path, content, watched, scratch);
    RawLies.Tell(name, channel);
    return name == "escape" ? Lies.Lines(files, EscapeProbes.Run()) : Lies.Tell(name, files);
});
